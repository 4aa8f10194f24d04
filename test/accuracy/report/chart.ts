/** A line chart as the text of an SVG: axes with their ticks, lines, a legend. Numbers are rounded, so the same lines give the same file. */

export interface Axis {
  readonly label: string;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** 0 at the axis' start to 1 at its end; what lies beyond is drawn on the edge. */
  readonly place: (value: number) => number;
}

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly isDashed?: boolean;
}

export interface Mark {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface Chart {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
}

const WIDTH = 640;
const PLOT = { left: 80, top: 50, width: 530, height: 390 };
/** Distinct to people who see no red or no green (Okabe and Ito, 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];
const LEGEND = { top: 500, line: 18, columns: 2 };

export function drawChart({ title, x, y, lines, marks }: Chart): string {
  const height = LEGEND.top + LEGEND.line * (Math.ceil(lines.length / LEGEND.columns) + 1);
  const across = (value: number) => PLOT.left + PLOT.width * inside(x.place(value));
  const down = (value: number) => PLOT.top + PLOT.height * (1 - inside(y.place(value)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${PLOT.left}" y="30" font-size="16" font-weight="bold">${escapeXml(title)}</text>`,
    ...x.ticks.flatMap(({ value, text }) => verticalTick(across(value), text)),
    ...y.ticks.flatMap(({ value, text }) => horizontalTick(down(value), text)),
    `<rect x="${PLOT.left}" y="${PLOT.top}" width="${PLOT.width}" height="${PLOT.height}" fill="none" stroke="#333"/>`,
    `<text x="${PLOT.left + PLOT.width / 2}" y="${LEGEND.top - 20}" text-anchor="middle">${escapeXml(x.label)}</text>`,
    `<text x="20" y="${PLOT.top + PLOT.height / 2}" text-anchor="middle" transform="rotate(-90 20 ${PLOT.top + PLOT.height / 2})">${escapeXml(y.label)}</text>`,
    ...lines.map((line, at) => polyline(line, colourOf(at), { across, down })),
    ...marks.map((mark) => circle(across(mark.x), down(mark.y), mark.name)),
    ...legend(lines),
    '</svg>',
    '',
  ].join('\n');
}

type Places = { readonly across: (x: number) => number; readonly down: (y: number) => number };

function polyline({ points, isDashed }: Line, colour: string, { across, down }: Places): string {
  const places = points.map(([x, y]) => `${round(across(x))},${round(down(y))}`);
  return `<polyline points="${withoutRepeats(places).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${dashOf(isDashed)}/>`;
}

/** Points that a reader cannot tell from their neighbours only make the file large. */
function withoutRepeats(places: readonly string[]): readonly string[] {
  return places.filter((place, at) => place !== places[at - 1]);
}

function circle(x: number, y: number, name: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="4" fill="#fff" stroke="#333" stroke-width="2"><title>${escapeXml(name)}</title></circle>`;
}

function verticalTick(x: number, text: string): string[] {
  const [from, to] = [PLOT.top, PLOT.top + PLOT.height];
  return [
    `<line x1="${round(x)}" y1="${from}" x2="${round(x)}" y2="${to}" stroke="#ddd"/>`,
    `<text x="${round(x)}" y="${to + 18}" text-anchor="middle">${escapeXml(text)}</text>`,
  ];
}

function horizontalTick(y: number, text: string): string[] {
  return [
    `<line x1="${PLOT.left}" y1="${round(y)}" x2="${PLOT.left + PLOT.width}" y2="${round(y)}" stroke="#ddd"/>`,
    `<text x="${PLOT.left - 8}" y="${round(y + 4)}" text-anchor="end">${escapeXml(text)}</text>`,
  ];
}

function legend(lines: readonly Line[]): string[] {
  return lines.flatMap(({ name, isDashed }, at) => {
    const left = PLOT.left + (at % LEGEND.columns) * (PLOT.width / LEGEND.columns);
    const y = LEGEND.top + LEGEND.line * (Math.floor(at / LEGEND.columns) + 0.5);
    return [
      `<line x1="${left}" y1="${y}" x2="${left + 30}" y2="${y}" stroke="${colourOf(at)}" stroke-width="2"${dashOf(isDashed)}/>`,
      `<text x="${left + 38}" y="${y + 4}">${escapeXml(name)}</text>`,
    ];
  });
}

function dashOf(isDashed = false): string {
  return isDashed ? ' stroke-dasharray="6 4"' : '';
}

function colourOf(at: number): string {
  return COLOURS[at % COLOURS.length] as string;
}

function inside(share: number): number {
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
