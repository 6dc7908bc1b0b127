// Drawings to move: each slider is a number of the drawing, and the parts that depend on it are
// drawn anew. The geometry is that of questions/figures, where its sources stand; a test in the
// browser holds both against each other. What does not depend on a number is kept from the page.

const UNIT = 100;
const RAD = Math.PI / 180;

function length(value, places = 1) {
  return String(Number((value * UNIT).toFixed(places)));
}

function at([x, y], places = 1) {
  return `${length(x, places)} ${length(-y, places)}`;
}

function polar(radius, angle) {
  return [radius * Math.cos(angle * RAD), radius * Math.sin(angle * RAD)];
}

function turned([x, y], angle) {
  const [c, s] = polar(1, angle);
  return [c * x - s * y, s * x + c * y];
}

function added([x, y], [dx, dy]) {
  return [x + dx, y + dy];
}

function angleOf([x, y]) {
  return Math.atan2(y, x) / RAD;
}

function along([a, b, c, d], share) {
  const rest = 1 - share;
  const weights = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  const weighed = (axis) => [a, b, c, d].reduce((sum, point, n) => sum + weights[n] * point[axis], 0);
  return [weighed(0), weighed(1)];
}

// The points along a curve, both ends among them.
function points(curve, steps) {
  return Array.from({ length: steps + 1 }, (_, step) => along(curve, step / steps));
}

function move(to, places = 1) {
  return `M${at(to, places)}`;
}

function quadratic(by, to) {
  return `Q${at(by)} ${at(to)}`;
}

function arc(radius, to, large = false, clockwise = false) {
  return `A${length(radius)} ${length(radius)} 0 ${+large} ${+clockwise} ${at(to)}`;
}

function cubic(first, second, to, places = 1) {
  return `C${at(first, places)} ${at(second, places)} ${at(to, places)}`;
}

function lines(...to) {
  return to.map((point) => `L${at(point)}`).join("");
}

function arrow(radius, start, end, centre = [0, 0]) {
  if (start === end) return "";
  const tip = added(polar(radius, end), centre);
  const direction = end + (end > start ? 90 : -90);
  const [first, second] = [0.12, -0.12].map((wing) => added(turned([-0.2, wing], direction), tip));
  const large = Math.abs(end - start) > 180;
  const shaft = move(added(polar(radius, start), centre)) + arc(radius, tip, large, end < start);
  return shaft + move(first) + lines(tip, second);
}

function commands(path) {
  return path.getAttribute("d").match(/[A-Z][^A-Z]*/g);
}

// ---------- The hip from the front ----------

const [NECK, SOCKET, SOCKET_END, ROUND] = [38, 1.14, 243, 44];
const [NECK_WIDTH, BUMP_END, NECK_END] = [0.66, 1.62, 2.05];
const [CAM, PINCER, USUAL] = [60, 40, 30];
const [LIP_TIP, LIP_SPAN, LABRUM, SQUEEZED] = [0.26, 20, 18, 7];

function contour(alpha) {
  const share = Math.min(1, Math.max(0, (alpha - 42) / 43));
  const flare = (alpha + 8 + 8 * share) * RAD;
  const [start, reach] = [polar(1, alpha), 0.14 + 0.6 * share];
  const first = added(start, [reach * Math.sin(flare), -reach * Math.cos(flare)]);
  const second = [BUMP_END - (0.34 + 0.1 * share), NECK_WIDTH + 0.1 * share];
  return [start, first, second, [BUMP_END, NECK_WIDTH]];
}

function contact(alpha, edge) {
  const neck = Array.from({ length: 51 }, (_, step) => [
    BUMP_END + ((NECK_END - BUMP_END) * step) / 50,
    NECK_WIDTH + 0.25 * (step / 50) ** 2,
  ]);
  const touching = [...points(contour(alpha), 200), ...neck].filter((point) => Math.hypot(...point) >= SOCKET - 0.06);
  return Math.round(90 - edge + NECK - Math.max(...touching.map(angleOf)));
}

// From above down to where a usual rim ends, and from there to the end of this one.
function roofAndLip(edge) {
  const [usual, end] = [90 - Math.min(edge, USUAL), 88 - edge];
  const roof = [[1.62, 3], [1.25, 2.3], polar(SOCKET + 1, usual + 14), polar(SOCKET + 0.46, usual + 5)];
  const [span, share] = [usual + 5 - end, Math.max(0, edge - USUAL) / LIP_SPAN];
  const notch = polar(SOCKET + 0.4 - 0.2 * share, end + 0.7 * span);
  const hook = polar(SOCKET + 0.38 + 0.48 * share, end + 0.2 * span);
  return [roof, [roof[3], notch, hook, polar(SOCKET + LIP_TIP, end)]];
}

function labrum(edge, gap) {
  const [rim, reach] = [90 - edge, Math.min(LABRUM, Math.max(SQUEEZED, gap))];
  const bulge = polar(SOCKET + 0.24 + 0.012 * (LABRUM - reach), rim - 2 - 0.6 * reach);
  const outer = lines(polar(SOCKET + LIP_TIP, rim - 2)) + quadratic(bulge, polar(SOCKET - 0.05, rim - reach));
  const base = polar(SOCKET, rim);
  return `${move(base)}${outer}${quadratic(polar(SOCKET - 0.03, rim - 0.4 * reach), base)}Z`;
}

function drawHip(part, { alpha, edge, abduction }) {
  const inPicture = (angle) => contour(angle).map((point) => turned(point, -NECK));
  const [upper, slim, rim] = [inPicture(alpha), inPicture(ROUND), 90 - edge];
  const touch = contact(alpha, edge);
  const [start, turn] = [polar(SOCKET, rim), Math.min(abduction, touch)];
  const [roof, lip] = roofAndLip(edge);

  const femur = commands(part("femur"));
  femur.splice(0, 2, move(upper[0], 2), cubic(...upper.slice(1), 2));
  femur.splice(-2, 1, arc(1, upper[0], true, true));
  part("femur", femur.join(""));
  const curve = move(upper[0]) + cubic(...upper.slice(1));
  const bump = `${curve}${cubic(slim[2], slim[1], slim[0])}${arc(1, upper[0])}Z`;
  part("lit-bump", alpha > ROUND ? bump : "");
  part("raised", alpha < CAM && edge < PINCER ? "" : curve);
  part.turn("raised", `rotate(${-touch})`);

  const pelvis = commands(part("pelvis"));
  const end = cubic(...lip.slice(1)) + quadratic(polar(SOCKET + 0.1, rim - 4), start);
  pelvis.splice(0, 2, move(start), arc(SOCKET, polar(SOCKET, SOCKET_END), SOCKET_END - rim > 180));
  pelvis.splice(9, 3, cubic(...roof.slice(1)), end);
  part("pelvis", pelvis.join(""));
  part("lit-rim", edge < PINCER ? "" : `${move(lip[0])}${end}${arc(SOCKET, polar(SOCKET, 90 - USUAL))}Z`);

  part("cartilage", move(polar(SOCKET - 0.05, rim)) + arc(SOCKET - 0.05, polar(SOCKET - 0.05, 205)));
  part("labrum", labrum(edge, touch - turn));
  const rays = move(polar(2.5, -NECK)) + lines([0, 0], polar(1.4, alpha - NECK));
  part("alpha", rays + move(polar(0.4, -NECK)) + arc(0.4, polar(0.4, alpha - NECK)));
  const upright = move([0, 1.95]) + lines([0, 0], polar(1.85, rim));
  part("edge", upright + move(polar(0.75, 90)) + arc(0.75, polar(0.75, rim), false, true));
  part.turn("turning", `rotate(${-turn})`);
  part.write("alpha-value", `α ${alpha}°`);
  part.write("edge-value", `${edge}°`);
}

function readHip({ alpha, edge }) {
  const names = [["neither cam nor pincer shape", "pincer shape"], ["cam shape", "cam and pincer shape together"]];
  return [names[+(alpha >= CAM)][+(edge >= PINCER)], { contact: contact(alpha, edge) }];
}

// ---------- The thigh from above, and of who sits ----------

function turnName(rotation, sayings) {
  const name = rotation > 0 ? "internal" : rotation < 0 ? "external" : "none";
  return filled(sayings[name], { degrees: Math.abs(rotation) });
}

function drawThigh(part, { rotation, torsion }, sayings) {
  part.turn("turning", `rotate(${-rotation})`);
  part.turn("neck", `rotate(${torsion})`);
  part("arrow", arrow(3.45, 90, 90 + rotation));
  part.write("value", turnName(rotation, sayings));
}

function readThigh({ rotation, torsion }, sayings) {
  const behind = torsion - rotation;
  const name = behind > 0 ? "back" : behind < 0 ? "front" : "sideways";
  return [name, { turn: turnName(rotation, sayings), neck: Math.abs(behind) }];
}

function drawSeated(part, { rotation }, sayings) {
  const [knee, sweep] = [[1, 0], rotation > 0 ? 60 : -60];
  part.turn("turning", `rotate(${-rotation} ${at(knee)})`);
  part("arrow", rotation ? arrow(0.85, 90 - sweep, 90 + sweep, knee) : "");
  part("foot-arrow", arrow(4.05, -90, -90 + rotation, knee));
  part.write("value", turnName(rotation, sayings));
}

function readSeated({ rotation }, sayings) {
  const name = rotation > 0 ? "out" : rotation < 0 ? "in" : "hangs";
  return [name, { turn: turnName(rotation, sayings) }];
}

// ---------- Piriformis along the thigh ----------

const [PELVIS, TROCHANTER, MM] = [[-45.7, 47.8, -16.4], [-14.8, -3.6, 43.7], 20];
const INSERTION = [TROCHANTER[2] / MM, TROCHANTER[0] / MM];
const LITTLE = 6;

function armOf(flexion) {
  const [c, s] = polar(1, flexion);
  const held = [...turned(TROCHANTER, flexion), TROCHANTER[2]];
  const pull = PELVIS.map((fixed, axis) => fixed - held[axis]);
  const u = pull.map((one) => one / Math.hypot(...pull));
  return (held[2] * u[0] - held[0] * u[2]) * c - (held[1] * u[2] - held[2] * u[1]) * s;
}

function drawPiriformis(part, { flexion }) {
  const [c, s] = polar(1, flexion);
  const [origin, arm] = [[PELVIS[2] / MM, (PELVIS[0] * c + PELVIS[1] * s) / MM], armOf(flexion)];
  const line = added(INSERTION, origin.map((one) => -one));
  const place = (share, width) => added(origin, turned([share * Math.hypot(...line), width], angleOf(line)));
  const curve = (one, other, to) => cubic(place(...one), place(...other), place(...to));
  const streak = (side) =>
    move(place(0.06, side * 0.13)) + quadratic(place(0.4, side * 0.14), place(0.8, side * 0.02));
  const near = move(place(0, 0.38)) + curve([0.3, 0.46], [0.6, 0.16], [1, 0.07]);
  const far = lines(place(1, -0.07)) + curve([0.6, -0.16], [0.3, -0.46], [0, -0.38]);
  part("muscle", `${near}${far}Z${streak(1)}${streak(-1)}`);
  const by = (x, y) => added(origin, [x, y]);
  const border = move(by(0.06, 0.5)) + cubic(by(0.2, 0.2), by(0.2, -0.2), by(0.06, -0.5));
  const behind = cubic(by(-0.5, -0.75), by(-1.1, -0.5), by(-1.15, 0));
  part("sacrum", `${border}${behind}${cubic(by(-1.1, 0.5), by(-0.5, 0.75), by(0.06, 0.5))}Z`);
  const share = -(origin[0] * line[0] + origin[1] * line[1]) / Math.hypot(...line) ** 2;
  part("arm", move([0, 0]) + lines(added(origin, line.map((one) => share * one))));
  const sweep = arm > 0 ? 35 : -35;
  part("turn", Math.abs(arm) < LITTLE ? "" : arrow(1.75, -sweep, sweep));
  part("turn", null, { stroke: arm > 0 ? "var(--ray)" : "var(--ray-2)" });
  part("sacrum-name", null, { x: length(origin[0] - 0.5), y: length(0.08 - origin[1]) });
  const hip = [2.65, -2.15];
  part("bend", move(added(hip, [0, 0.6])) + lines(hip, added(hip, turned([0, -0.65], flexion))));
  const here = [-1.9 + (5 * flexion) / 120, -5.05 + 0.042 * arm];
  part("here", null, { cx: length(here[0]), cy: length(-here[1]) });
  part.write("bent", `hip flexion ${flexion}°`);
  part.write("value", `arm ${arm < 0 ? "−" : "+"}${Math.abs(arm).toFixed(0)} mm`);
}

function readPiriformis({ flexion }) {
  const arm = armOf(flexion);
  const name = Math.abs(arm) < LITTLE ? "little" : arm > 0 ? "internal" : "external";
  return [`${name} rotation`, { flexion, arm: Math.abs(arm).toFixed(0) }];
}

// ---------- Moving ----------

const SCENES = {
  hip: [drawHip, readHip],
  thigh: [drawThigh, readThigh],
  seated: [drawSeated, readSeated],
  piriformis: [drawPiriformis, readPiriformis],
};

function filled(saying, values) {
  return saying.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// The parts of a drawing by their class: asked for, given a new path or other attributes.
function partsOf(svg) {
  const all = (name) => [...svg.querySelectorAll(`.${name}`)];
  const part = (name, path = null, attributes = {}) => {
    const [found] = all(name);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    if (path !== null) found.setAttribute("d", path);
    return found;
  };
  part.turn = (name, transform) => {
    for (const one of all(name)) one.setAttribute("transform", transform);
  };
  part.write = (name, words) => {
    part(name).textContent = words;
  };
  return part;
}

export function enhance(root, say) {
  const [draw, read] = SCENES[root.dataset.scene];
  const sayings = JSON.parse(root.dataset.sayings);
  const sliders = [...root.querySelectorAll("input[type=range]")];
  const svg = root.querySelector("[data-board] svg");
  const readout = root.querySelector("[data-readout]");
  const part = partsOf(svg);

  const show = () => {
    const values = Object.fromEntries(sliders.map((one) => [one.dataset.number, one.valueAsNumber]));
    for (const one of sliders) {
      one.setAttribute("aria-valuetext", `${one.value}°`);
      root.querySelector(`[data-value="${one.dataset.number}"]`).textContent = `${one.value}°`.replace("-", "−");
    }
    draw(part, values, sayings);
    const [name, gaps] = read(values, sayings);
    readout.textContent = filled(sayings[name], gaps);
    svg.querySelector("title").textContent = readout.textContent;
    svg.querySelector("desc").textContent = "";
  };
  root.addEventListener("input", show);
  // Once the hand rests; while it moves, the slider tells its own value.
  root.addEventListener("change", () => say(readout.textContent));
  root.querySelector("[data-plain]").hidden = true;
  root.querySelector("[data-board]").hidden = false;
}
