interface Window {
  /** Another origin that serves the same files as the page the test runs in: for panels that are not ours. */
  readonly __CROSSWALK_SECOND_ORIGIN__: string;
}
