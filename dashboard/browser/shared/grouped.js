/** Groups items by the key of each, in the order in which the keys come up: a Map from key to items.
   Map.groupBy does the same, where there is one.
    @template Item, Key
    @param {Iterable<Item>} items @param {(item: Item) => Key} keyOf @returns {Map<Key, Item[]>} */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item), group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
