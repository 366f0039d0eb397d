import { createHmac } from 'node:crypto';
import { choices } from '../domain/choices';
import type { WebhookDeliveryRow, WebhookSubscriptionRow } from '../domain/rows';
import type { World } from '../domain/world';
import { randomStream } from '../random/stream';

const { answerWithin, atOnce } = choices.webhooks;
const pauses: readonly number[] = choices.webhooks.pauses;

/** Bad days on request: the share of deliveries that arrive twice, as the platform warns they may. */
export interface DeliveryFaults {
  readonly seed: number;
  readonly duplicates: number;
}

/** Takes events from the outbox to their subscribers, again when that fails. */
export class WebhookSender {
  readonly #underway = new Set<string>();
  readonly #stop = new AbortController();

  constructor(
    private readonly world: World,
    /** Writes down what was delivered. */
    private readonly persist: () => void,
    private readonly badDays: DeliveryFaults = { seed: 1, duplicates: 0 },
  ) {}

  /** Sends what waits, a few at a time. Call when events may have been queued. */
  poke(): void {
    if (this.#stop.signal.aborted || this.#underway.size >= atOnce) return;
    for (const delivery of this.world.store.webhookDeliveries.values()) {
      if (this.#underway.size >= atOnce) return;
      if (this.#underway.has(delivery.id)) continue;
      this.#underway.add(delivery.id);
      void this.#deliver(delivery);
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  async #deliver(delivery: WebhookDeliveryRow): Promise<void> {
    const { webhookDeliveries, webhookSubscriptions } = this.world.store;
    const subscription = webhookSubscriptions.get(delivery.subscriptionId);
    const result = subscription && (await send(subscription, delivery, this.#stop.signal));
    if (this.#stop.signal.aborted) return;
    const pause = pauses[delivery.attempts];
    if (!subscription || result?.success === true || pause === undefined) {
      if (subscription && result?.success === true && this.#arrivesTwice(delivery)) {
        await send(subscription, delivery, this.#stop.signal);
      }
      webhookDeliveries.delete(delivery.id);
      this.#finish(delivery.id);
      return;
    }
    webhookDeliveries.put({ ...delivery, attempts: delivery.attempts + 1 });
    this.persist();
    setTimeout(() => this.#finish(delivery.id), pause).unref();
  }

  #arrivesTwice({ id }: WebhookDeliveryRow): boolean {
    const { seed, duplicates } = this.badDays;
    return randomStream(seed, 'duplicate', id).chance(duplicates);
  }

  #finish(id: string): void {
    if (this.#stop.signal.aborted) return;
    this.#underway.delete(id);
    this.persist();
    this.poke();
  }
}

export interface DeliveryResult {
  readonly success: boolean;
  readonly errorType?: 'CONNECTION_ERROR' | 'REQUEST_TIMEOUT' | 'WRONG_STATUS_CODE';
  readonly originalStatusCode?: number;
}

/** One attempt. Any 2xx is good; redirects are not followed. */
export async function send(
  subscription: WebhookSubscriptionRow,
  delivery: Pick<WebhookDeliveryRow, 'event'>,
  signal?: AbortSignal,
): Promise<DeliveryResult> {
  const body = JSON.stringify({ events: [delivery.event] });
  const timeout = AbortSignal.timeout(answerWithin);
  try {
    const response = await fetch(subscription.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...signature(subscription, body) },
      body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    await response.body?.cancel();
    if (response.ok) return { success: true, originalStatusCode: response.status };
    const { status } = response;
    return { success: false, errorType: 'WRONG_STATUS_CODE', originalStatusCode: status };
  } catch {
    return { success: false, errorType: timeout.aborted ? 'REQUEST_TIMEOUT' : 'CONNECTION_ERROR' };
  }
}

/** `Toloka-Signature`: HMAC-SHA256 over time, version and the body as sent. */
function signature({ secretKey }: WebhookSubscriptionRow, body: string): Record<string, string> {
  if (secretKey === undefined) return {};
  const ts = Date.now();
  const sign = createHmac('sha256', secretKey).update(`${ts}.1.${body}`).digest('hex');
  return { 'Toloka-Signature': `{v=1, ts=${ts}, sign=${sign}}` };
}
