/** Vite builds such an import as a worker of its own and gives its address. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
