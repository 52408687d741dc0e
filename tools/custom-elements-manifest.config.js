/** Elements are registered by name at run time, so the analyzer cannot see their tags: the class says its name. */
function tagNames() {
  return {
    name: 'crosswalk-tag-names',
    moduleLinkPhase({ moduleDoc }) {
      for (const declaration of moduleDoc.declarations ?? []) {
        const field = declaration.members?.find((member) => member.name === 'elementName' && member.static);
        if (field?.default === undefined) continue;
        declaration.customElement = true;
        declaration.tagName = `cw-${field.default.replaceAll("'", '')}`;
      }
    },
  };
}

/** A manifest tells users what they may use: no inner members, nothing of the class itself, none of the browser's own callbacks. */
function publicMembers() {
  const isPublic = ({ name, privacy, static: isStatic }) =>
    privacy !== 'private' && privacy !== 'protected' && !isStatic && !/^#|Callback$/.test(name);
  return {
    name: 'crosswalk-public-members',
    packageLinkPhase({ customElementsManifest }) {
      for (const declaration of customElementsManifest.modules.flatMap((module) => module.declarations ?? []))
        if (declaration.customElement) declaration.members = declaration.members?.filter(isPublic);
    },
  };
}

/** How the custom-elements manifest of a package is made; `npm run manifest` runs it in each package with elements. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [tagNames(), publicMembers()],
};
