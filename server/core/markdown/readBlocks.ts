/**
 * The blocks of a scanned text as the document model gives them, containers before what they contain.
 */
import type { Block } from '../model/documentModel.ts';
import { BLOCK_KINDS, BlockRow, type BlockScan } from './scan/blockRecords.ts';

/** Reads all blocks. */
export function readBlocks(scan: BlockScan): Block[] {
  const blocks: Block[] = [];
  for (let row = 0; row < scan.blocks.length; row += BlockRow.width) {
    blocks.push({
      kind: BLOCK_KINDS[scan.blocks[row + BlockRow.kind]!]!,
      startLine: scan.blocks[row + BlockRow.startLine]!,
      endLine: scan.blocks[row + BlockRow.endLine]!,
    });
  }
  return blocks;
}
