import { KijkkringError } from '../../shared/errors.ts';
import type { SmartCut } from './smart-cut-plan.ts';
import { copiedPackets } from './smart-cut-render.ts';

/** Holds copied packets of a rendered file against those of the source, read anew, byte for byte. */
export class CopyCheck {
  readonly #cut: SmartCut;
  readonly #source: ReturnType<typeof copiedPackets>;
  #at = 0;

  constructor(cut: SmartCut, signal: AbortSignal) {
    this.#cut = cut;
    this.#source = copiedPackets(cut, signal);
  }

  /**
   * Takes the rendered packets in the order of decoding.
   * @throws KijkkringError `fragmentNotExact` with reason `copy`
   */
  async take(packet: Uint8Array): Promise<void> {
    const at = this.#at - this.#cut.copyFrom;
    this.#at += 1;
    if (at < 0 || at >= this.#cut.shows.length) return;
    const { value } = await this.#source.next();
    if (!value || Buffer.compare(value.packet.data, packet) !== 0) refuse();
  }

  /** @throws KijkkringError `fragmentNotExact` with reason `copy` when some never came */
  async finish(): Promise<void> {
    await this.#source.return(undefined);
    if (this.#at < this.#cut.copyEnd) refuse();
  }
}

function refuse(): never {
  throw new KijkkringError('fragmentNotExact', { reason: 'copy' });
}
