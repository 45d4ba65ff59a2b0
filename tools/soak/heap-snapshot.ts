type Snapshot = {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      /** The names of the types come first. */
      readonly node_types: readonly unknown[];
    };
  };
  readonly nodes: readonly number[];
};

/** Bytes of what V8 made of the program itself, machine code above all, in a heap snapshot (JSON). It grows for as long as more of the program proves worth compiling. */
export function codeBytes(text: string): number {
  const { snapshot, nodes } = JSON.parse(text) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, sizeAt] = [fields.indexOf("type"), fields.indexOf("self_size")];
  const code = (types[typeAt] as readonly string[]).indexOf("code");
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + typeAt] === code) sum += nodes[at + sizeAt] ?? 0;
  }
  return sum;
}
