/**
 * Makes text of a third party safe to write into a log: control characters, which could start new lines or colour a
 * terminal, and marks that turn the direction of reading become spaces, and long texts are cut.
 */
export function cleanText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ');
}
