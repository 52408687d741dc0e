/** A colour in OKLab: lightness 0 to 1, and two axes. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** sRGB, each part 0 to 1, as DTCG writes it, to OKLab. https://bottosson.github.io/posts/oklab/ */
export function toLab([r, g, b]: readonly number[]): Lab {
  const [x, y, z] = [linear(r ?? 0), linear(g ?? 0), linear(b ?? 0)];
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z);
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z);
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** OKLab to sRGB, cut to what a screen can show. */
export function toRgb([lightness, a, b]: Lab): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => curved(Math.min(1, Math.max(0, part))));
}

/** As `color-mix(in oklab, first percent%, second)`. */
export function mixed(first: Lab, percent: number, second: Lab): Lab {
  const part = (index: 0 | 1 | 2): number => (first[index] * percent + second[index] * (100 - percent)) / 100;
  return [part(0), part(1), part(2)];
}

/** How well two colours can be told apart, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Lab, other: Lab): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** `#rrggbb`. */
export function toHex(colour: Lab): string {
  return `#${toRgb(colour)
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function luminance(colour: Lab): number {
  const [r = 0, g = 0, b = 0] = toRgb(colour).map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function curved(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
}
