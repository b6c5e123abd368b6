"use strict";
// Draws the plane, the manifold and the decoded image. Texts of the run are only ever set as text.
{ // a block of its own: a window has a `top` already
const { plane, manifold } = JSON.parse(document.getElementById("data").textContent);
const DARK = ["#56B4E9", "#E69F00", "#009E73", "#F0E442", "#CC79A7", "#D55E00", "#0072B2", "#B5B5B5", "#9A6AE0", "#7FD34E"];
const LIGHT = ["#3FA3DC", "#E08E00", "#009E73", "#CDB400", "#CC79A7", "#D55E00", "#0072B2", "#8C8C8C", "#9A6AE0", "#63B732"];
const MARGIN = 14, AXES = 34;  // px about the points, and for the numbers below them and on the left
const NEAR = 14;  // px: farther points are not pointed at
const scheme = matchMedia("(prefers-color-scheme: dark)");
let printing = false;

const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const at = (id) => document.getElementById(id);
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const isDark = () => scheme.matches && !printing;

// What is shown

const xy = new Uint16Array(bytes(plane.xy).buffer);
const labels = plane.labels ? new Int16Array(bytes(plane.labels).buffer) : null;
const hidden = new Set();
const span = [0, 1].map((k) => plane.high[k] - plane.low[k] || 1);
const place = (n, k) => plane.low[k] + (xy[2 * n + k] / 65535) * span[k];
const names = [];
for (const [same, rest] of plane.names) names.push((names.at(-1) ?? "").slice(0, same) + rest);

function colour(label) {
  if (label < 0 || !plane.classes.length) return isDark() ? "#7fa6c9" : "#4f7ba3";
  const first = isDark() ? DARK : LIGHT;
  return first[label] ?? `hsl(${(label * 137.5) % 360} 60% ${isDark() ? 65 : 42}%)`;
}

// The plane

const canvas = at("plane");
let cursor = null;  // in code units

/** A canvas of so many CSS pixels, sharp on any screen. */
function sized(canvas, width, height) {
  const ratio = Math.max(window.devicePixelRatio || 1, printing ? 3 : 1);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/** Pixels of a place in code units, and back, one scale for both axes. */
function view() {
  const width = canvas.clientWidth, beside = innerWidth > 760 || printing;
  const height = width * (beside ? 1.04 : 0.85);
  const scale = Math.min((width - AXES - 2 * MARGIN) / span[0], (height - AXES - 2 * MARGIN) / span[1]);
  const left = AXES + (width - AXES - scale * span[0]) / 2, top = (height - AXES - scale * span[1]) / 2;
  return {
    width, height,
    px: (x, y) => [left + (x - plane.low[0]) * scale, top + (plane.high[1] - y) * scale],
    units: (px, py) => [(px - left) / scale + plane.low[0], plane.high[1] - (py - top) / scale],
  };
}

function drawPlane() {
  const seen = view();
  const context = sized(canvas, seen.width, seen.height);
  const size = plane.count > 1500 ? 1.7 : 2.4;
  context.globalAlpha = 0.8;
  for (let n = 0; n < plane.count; n++) {
    const label = labels ? labels[n] : -1;
    if (hidden.has(label)) continue;
    const [x, y] = seen.px(place(n, 0), place(n, 1));
    context.fillStyle = colour(label);
    context.beginPath();
    context.arc(x, y, size, 0, 7);
    context.fill();
  }
  context.globalAlpha = 1;
  const style = getComputedStyle(document.body);
  drawNames(context, seen, style);
  drawAxes(context, seen, style);
  if (cursor) cross(context, ...seen.px(...cursor), seen.width, seen.height);
}

/** Round numbers below and on the left, and what the axes are. */
function drawAxes(context, seen, style) {
  context.fillStyle = style.getPropertyValue("--dim");
  context.font = "11px system-ui, sans-serif";
  const below = seen.height - AXES, [low, high] = [seen.units(AXES, below), seen.units(seen.width, 0)];
  context.textAlign = "center";
  for (const x of ticks(low[0], high[0])) context.fillText(signed(x), seen.px(x, 0)[0], below + 13);
  context.fillText(plane.axes[0], (AXES + seen.width) / 2, seen.height - 4);
  context.save();
  context.rotate(-Math.PI / 2);
  for (const y of ticks(low[1], high[1])) context.fillText(signed(y), -seen.px(0, y)[1], AXES - 6);
  context.fillText(plane.axes[1], -below / 2, 11);
  context.restore();
}

function ticks(low, high) {
  const rough = (high - low) / 6, unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * unit).find((n) => n >= rough), found = [];
  for (let n = Math.ceil(low / step + 0.2); n * step < high - 0.2 * step; n++) found.push(n * step);
  return found;
}

const signed = (value, digits) =>
  (digits === undefined ? String(Number(value.toPrecision(3))) : value.toFixed(digits)).replace("-", "−");

/** Each class by name at the middle of its points. */
function drawNames(context, seen, style) {
  if (!labels || plane.classes.length > 30) return;
  context.font = "600 13px system-ui, sans-serif";
  context.textAlign = "center";
  context.lineWidth = 4;
  context.lineJoin = "round";
  plane.classes.forEach((name, label) => {
    if (hidden.has(label)) return;
    const mine = [];
    for (let n = 0; n < plane.count; n++) if (labels[n] === label) mine.push(n);
    if (!mine.length) return;
    const middle = [0, 1].map((k) => mine.map((n) => place(n, k)).sort((a, b) => a - b)[mine.length >> 1]);
    const [x, y] = seen.px(...middle);
    const text = name.length > 18 ? `${name.slice(0, 17)}…` : name;
    context.strokeStyle = style.getPropertyValue("--panel");
    context.strokeText(text, x, y + 4);
    context.fillStyle = style.getPropertyValue("--text");
    context.fillText(text, x, y + 4);
  });
}

function cross(context, x, y, width, height) {
  context.strokeStyle = getComputedStyle(document.body).getPropertyValue("--accent");
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, 0); context.lineTo(x, height);
  context.moveTo(0, y); context.lineTo(width, y);
  context.stroke();
}

function nearest(px, py) {
  const seen = view();
  let best = -1, least = NEAR * NEAR;
  for (let n = 0; n < plane.count; n++) {
    if (labels && hidden.has(labels[n])) continue;
    const [x, y] = seen.px(place(n, 0), place(n, 1));
    const away = (x - px) ** 2 + (y - py) ** 2;
    if (away < least) { least = away; best = n; }
  }
  return best;
}

const card = at("card");
function showCard(n, event) {
  card.hidden = n < 0;
  if (n < 0) return;
  const [width, height] = plane.thumb;
  const picture = card.querySelector("canvas");
  picture.width = width; picture.height = height;
  const column = n % plane.across, row = Math.floor(n / plane.across);
  picture.getContext("2d").drawImage(points, column * width, row * height, width, height, 0, 0, width, height);
  card.querySelector("b").textContent = labels && labels[n] >= 0 ? plane.classes[labels[n]] : "";
  card.querySelector("span").textContent = names[n] + plane.decoded;
  const outer = card.parentElement.getBoundingClientRect();
  const x = event.clientX - outer.left + 16, y = event.clientY - outer.top + 16;
  card.style.left = `${Math.max(Math.min(x, outer.width - card.offsetWidth - 6), 0)}px`;
  card.style.top = `${Math.max(Math.min(y, outer.height - card.offsetHeight - 6), 0)}px`;
}

function legend() {
  const holder = at("classes");
  if (!labels) return;
  plane.classes.forEach((name, label) => {
    const button = document.createElement("button"), mark = document.createElement("i");
    button.type = "button";
    button.setAttribute("aria-pressed", "true");
    button.append(mark, name);
    button.onclick = () => {
      hidden.has(label) ? hidden.delete(label) : hidden.add(label);
      button.setAttribute("aria-pressed", String(!hidden.has(label)));
      drawPlane();
    };
    holder.append(button);
  });
}

// The manifold and the decoder

const [left, bottom, right, top] = manifold.rect;
const layers = (manifold.layers ?? []).map((layer) => ({
  ...layer,
  weights: new Int16Array(bytes(layer.weights).buffer),
  biases: new Float32Array(bytes(layer.biases).buffer),
}));
const ACTIVATIONS = {
  linear: (x) => x,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  relu: (x) => Math.max(x, 0),
  tanh: Math.tanh,
  elu: (x, slope) => (x > 0 ? x : slope * (Math.exp(x) - 1)),
  leaky: (x, slope) => (x > 0 ? x : slope * x),
};

/** The code at a place of the plane; what the plane does not show stays in the middle. */
function lift(x, y) {
  const { held, origin, basis } = manifold;
  const away = basis.map((b, k) => (k ? y : x) - b.reduce((sum, v, d) => sum + v * (held[d] - origin[d]), 0));
  return held.map((value, d) => value + away[0] * basis[0][d] + away[1] * basis[1][d]);
}

function decode(code) {
  let values = Float32Array.from(code);
  for (const { inputs, outputs, scale, weights, biases, activation, slope } of layers) {
    const next = new Float32Array(outputs), bend = ACTIVATIONS[activation];
    for (let row = 0, w = 0; row < outputs; row++) {
      let sum = 0;
      for (let n = 0; n < inputs; n++, w++) sum += weights[w] * values[n];
      next[row] = bend(sum * scale + biases[row], slope);
    }
    values = next;
  }
  return values;
}

const decoded = at("decoded"), tilesCanvas = at("manifold");
function drawDecoded() {
  const [x, y] = cursor ?? [(left + right) / 2, (bottom + top) / 2];
  layers.length ? drawComputed(x, y) : drawBlended(x, y);
  decoded.style.imageRendering = decoded.width < 200 ? "pixelated" : "auto";
}

function drawComputed(x, y) {
  const [channels, height, width] = manifold.shape;
  const seen = channels === 1 ? [0, 0, 0] : channels === 2 ? [1, 0, 1] : [0, 1, 2]; // two: green and magenta
  decoded.width = width; decoded.height = height;
  const values = decode(lift(x, y)), picture = new ImageData(width, height), area = width * height;
  for (let n = 0; n < area; n++) {
    for (let k = 0; k < 3; k++) picture.data[4 * n + k] = 255 * clamp(values[seen[k] * area + n], 0, 1);
    picture.data[4 * n + 3] = 255;
  }
  decoded.getContext("2d").putImageData(picture, 0, 0);
}

/** The four tiles about a place, blended by how near they are. */
function drawBlended(x, y) {
  const { side, tile: [width, height] } = manifold;
  decoded.width = width; decoded.height = height;
  const column = clamp(((x - left) / (right - left)) * side - 0.5, 0, side - 1);
  const row = clamp(((top - y) / (top - bottom)) * side - 0.5, 0, side - 1);
  const c = Math.min(Math.floor(column), side - 2), r = Math.min(Math.floor(row), side - 2);
  const fx = column - c, fy = row - r;
  const context = decoded.getContext("2d");
  context.globalCompositeOperation = "source-over";
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = "lighter";
  for (const [i, j, share] of [[0, 0, (1 - fx) * (1 - fy)], [1, 0, fx * (1 - fy)], [0, 1, (1 - fx) * fy], [1, 1, fx * fy]]) {
    context.globalAlpha = share;
    context.drawImage(tiles, (c + i) * width, (r + j) * height, width, height, 0, 0, width, height);
  }
  context.globalAlpha = 1;
}

function drawManifold() {
  const width = tilesCanvas.clientWidth, height = width * manifold.tile[1] / manifold.tile[0];
  const context = sized(tilesCanvas, width, height);
  context.drawImage(tiles, 0, 0, width, height);
  if (!cursor) return;
  const x = ((cursor[0] - left) / (right - left)) * width, y = ((top - cursor[1]) / (top - bottom)) * height;
  cross(context, x, y, width, height);
}

// The mouse, fingers and keys

function moveTo(x, y) {
  cursor = [x, y];
  at("decoded-caption").textContent = `(${signed(x, 2)}, ${signed(y, 2)})`;
  drawPlane(); drawDecoded(); drawManifold();
}

canvas.addEventListener("pointermove", (event) => {
  moveTo(...view().units(event.offsetX, event.offsetY));
  showCard(nearest(event.offsetX, event.offsetY), event);
});
canvas.addEventListener("pointerleave", (event) => showCard(-1, event));
tilesCanvas.addEventListener("pointermove", (event) => {
  const width = tilesCanvas.clientWidth, height = tilesCanvas.clientHeight;
  moveTo(left + (event.offsetX / width) * (right - left), top - (event.offsetY / height) * (top - bottom));
});
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
for (const one of [canvas, tilesCanvas]) {
  one.addEventListener("keydown", (event) => {
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    const [x, y] = cursor ?? [(left + right) / 2, (bottom + top) / 2], far = event.shiftKey ? 0.1 : 0.02;
    moveTo(x + step[0] * far * (right - left), y + step[1] * far * (top - bottom));
  });
}

function drawAll() {
  document.querySelectorAll("#classes i").forEach((mark, label) => { mark.style.background = colour(label); });
  drawPlane(); drawDecoded(); drawManifold();
}

const points = new Image(), tiles = new Image();
points.src = plane.sprite;
tiles.src = manifold.sprite;
at("plane-caption").textContent = plane.caption;
legend();
Promise.all([points.decode(), tiles.decode()]).then(() => {
  drawAll();
  document.body.dataset.ready = layers.length ? "decoder" : "tiles";
});
scheme.addEventListener("change", drawAll);
addEventListener("resize", drawAll);
addEventListener("beforeprint", () => { printing = true; drawAll(); });
addEventListener("afterprint", () => { printing = false; drawAll(); });
}
