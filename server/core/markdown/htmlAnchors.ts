/**
 * Anchors in raw HTML: the `id` of any tag and the `name` of an `a`. It looks at opening tags only and resolves no
 * entities, which no anchor in use contains.
 *
 * Sample: `<a name="x"></a>` holds the anchor `x`.
 */
import type { Anchor } from '../model/documentModel.ts';

const OPENING_TAG = /<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>/gi;
const ID = /\s(id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;

/** The anchors in `html`, whose offset 0 and on `offsetOf` turns into offsets of the note. */
export function findAnchors(html: string, offsetOf: (at: number) => number): Anchor[] {
  const anchors: Anchor[] = [];
  for (const tag of html.matchAll(OPENING_TAG)) {
    const attributesStart = tag.index + 1 + tag[1]!.length;
    for (const attribute of tag[2]!.matchAll(ID)) {
      const id = attribute[2] ?? attribute[3] ?? attribute[4]!;
      if (id === '' || (attribute[1]!.toLowerCase() === 'name' && tag[1]!.toLowerCase() !== 'a')) continue;
      const at = attributesStart + attribute.index + attribute[0].lastIndexOf(id);
      anchors.push({ id, span: { start: offsetOf(at), end: offsetOf(at) + id.length } });
    }
  }
  return anchors;
}
