/**
 * The peers of one round in an order of its own, the same in each run: what one peer leaves behind (garbage, timers) must
 * not always fall to the same next one.
 */
export function shuffled(peers: readonly string[], round: number): string[] {
  const order = [...peers];
  let state = round + 12_345;
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const chosen = Math.floor((state / 2_147_483_648) * (last + 1));
    [order[last], order[chosen]] = [order[chosen] ?? '', order[last] ?? ''];
  }
  return order;
}
