// One end of the conversation: requests with ids and answers, over a MessagePort. Both ends use it.
//
// A message is {type, …}; a request also has an id. Its answer is {re: id, …}.

/** After this time without an answer a request counts as lost, in milliseconds. */
export const PATIENCE = 30_000;

export class Port {
  #port;
  #last = 0;
  #waiting = new Map();

  /**
   * `handlers` has a function for each type of message that this end understands. What it returns, or
   * the promise of it, is the answer to a request.
   */
  constructor(port, handlers) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#receive(data, handlers);
    // Without a field of their own, messages of a broken clone would vanish.
    port.onmessageerror = () => console.error('postmortem-timeline: a message could not be read');
  }

  /** Says something that needs no answer. */
  tell(type, fields = {}) {
    this.#port.postMessage({ ...fields, type });
  }

  /** Asks, and gives the answer; rejects when none comes in time. */
  ask(type, fields = {}, patience = PATIENCE) {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      const lost = () => {
        this.#waiting.delete(id);
        reject(new Error(`no answer to "${type}" within ${patience / 1000} seconds`));
      };
      this.#waiting.set(id, { resolve, timer: setTimeout(lost, patience) });
      this.#port.postMessage({ ...fields, type, id });
    });
  }

  close() {
    for (const { resolve, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      resolve({ status: 'unavailable', reason: 'the connection was closed' });
    }
    this.#waiting.clear();
    this.#port.close();
  }

  #receive(message, handlers) {
    if (typeof message !== 'object' || message === null) return;
    if ('re' in message) return this.#settle(message);
    this.#answer(message, handlers);
  }

  /** An answer that comes too late, or twice, changes nothing. */
  #settle(message) {
    const waiting = this.#waiting.get(message.re);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(message.re);
    waiting.resolve(message);
  }

  async #answer(message, handlers) {
    const reply = (fields) => 'id' in message && this.#port.postMessage({ ...fields, re: message.id });
    const known = Object.hasOwn(handlers, message.type);
    if (!known) return reply({ status: 'unsupported', reason: `"${message.type}" is not understood here` });
    try {
      reply((await handlers[message.type](message)) ?? { status: 'ok' });
    } catch (error) {
      reply({ status: 'unavailable', reason: String(error?.message ?? error) });
    }
  }
}
