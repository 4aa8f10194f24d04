/** What tests ask within a page. Names given inside a function are not known there, so there are none for functions. */

/** What the screen is too wide for, what is smaller than `least` CSS pixels though it can be pressed, and what is cut off. */
export function measure({ targets, least }) {
  const all = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility());
  return {
    width: document.documentElement.scrollWidth,
    small: all
      .filter((one) => one.matches(targets))
      .filter(
        (one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < least,
      )
      .map((one) => one.outerHTML.slice(0, 120)),
    cut: all
      .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && !one.matches('input'))
      .map((one) => one.outerHTML.slice(0, 120)),
  };
}

/** Past the policy of the page, as people's own style sheets are. */
export function addStyle(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

/** All that a person can press, as markup. */
export function pressable(targets) {
  return [...document.querySelectorAll(targets)]
    .filter((one) => one.checkVisibility())
    .map((one) => one.outerHTML.slice(0, 120));
}

/** Where the keyboard is, and whether that can be seen. */
export function focused() {
  const one = document.activeElement ?? document.body;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  return {
    target: one.outerHTML.slice(0, 120),
    isOutlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
  };
}

/** What has no border, or one that cannot be told from the page. */
export function edgeless(targets) {
  const background = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll(targets)]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(one);
      return (
        borderTopStyle === 'none' ||
        Number.parseFloat(borderTopWidth) < 1 ||
        borderTopColor === background ||
        /^rgba\(.* 0\)$/.test(borderTopColor)
      );
    })
    .map((one) => one.outerHTML.slice(0, 120));
}
