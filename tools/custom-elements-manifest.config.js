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

/** How the custom-elements manifest of a package is made; `npm run manifest` runs it in each package with elements. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [tagNames()],
};
