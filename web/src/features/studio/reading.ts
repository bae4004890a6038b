// The reading copy as a page within the page. The styles it came with are allowed by the number of this page; those that
// stand at single elements are moved into a style sheet, since the house lets in none at elements. It is done before
// anything reads the copy as a page: even a document that is never shown complains of such styles.
const styled = /<(\w+)([^<>]*?) style="([^"]*)"/g;

export function framed(html: string, nonce: string): string {
  const names = new Map<string, string>();
  const moved = html.replace(styled, (_, tag: string, before: string, style: string) => {
    const name = names.get(style) ?? `moved-${names.size}`;
    names.set(style, name);
    return `<${tag}${before} class="${name}"`;
  });
  const sheet = [...names].map(([style, name]) => `.${name}{${style}}`).join("\n");
  return moved.replace("</head>", () => `<style>${sheet}</style></head>`).replaceAll("<style>", `<style nonce="${nonce}">`);
}
