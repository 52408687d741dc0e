export { DEMO_DESCRIPTIONS } from './descriptions.ts';
export { generateDemo } from './generate-demo.ts';
export { loadDemo, seedDemo } from './load-demo.ts';
export { DEMO_COUNTS } from './seeds.ts';
