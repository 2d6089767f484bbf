import { Window } from 'happy-dom';

// A document for the components. Requests go out by the fetch of Node.
const window = new Window({ url: 'http://localhost/' });
const names = ['Node', 'Element', 'HTMLElement', 'HTMLIFrameElement', 'SVGElement', 'MathMLElement', 'Event', 'ShadowRoot'] as const;
const values = Object.fromEntries(names.map((name) => [name, (window as any)[name]]));
Object.assign(globalThis, values, { window, document: window.document });

export const element = (): any => {
  const root = window.document.createElement('div');
  window.document.body.append(root);
  return root;
};

export async function until(root: any, text: string | RegExp): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (typeof text === 'string' ? root.textContent.includes(text) : text.test(root.textContent)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`"${text}" is not in: ${root.textContent}`);
}
