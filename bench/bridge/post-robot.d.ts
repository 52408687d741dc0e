/** post-robot publishes no types; this is the part the bench uses. */
declare module 'post-robot' {
  interface PostRobot {
    on: (
      name: string,
      options: object,
      handler: (event: { source: unknown; data: unknown }) => unknown,
    ) => { cancel: () => void };
    send: (window: unknown, name: string, data: unknown, options: object) => Promise<{ data: unknown }>;
  }
  const postRobot: PostRobot;
  export = postRobot;
}
