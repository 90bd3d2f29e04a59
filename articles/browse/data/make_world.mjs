// Makes world.json, the outlines of the map: see README.md beside this file for how and from what.
//   npm install --no-save world-atlas@2.0.2 d3-geo@3.1.2 topojson-client@3.1.0 topojson-simplify@3.0.3 i18n-iso-countries@7.14.0
//   node articles/browse/data/make_world.mjs
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

// The packages lie where npm was called, not beside this file.
const require = createRequire(pathToFileURL(path.join(process.cwd(), "x.js")));
const here = path.dirname(new URL(import.meta.url).pathname);
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const { geoArea, geoContains, geoNaturalEarth1, geoPath } = await load("d3-geo");
const { feature, merge } = await load("topojson-client");
const { presimplify, quantile, simplify, sphericalTriangleArea } = await load("topojson-simplify");

const WIDTH = 1000;
const CENTRE = 155; // meridian in the middle: the Pacific, as on maps in Japan; the cut at 25° W meets only Greenland
const KEPT = Number(process.env.KEPT || 0.45); // share of the points that matter most
const TINY = 8; // a country smaller than this both ways gets a marker as well
const LEFT_OUT = new Set(["010", "260"]); // Antarctica, French Southern Territories: a marker would do if ever needed
// Without a number in world-atlas.
const BY_NAME = { Kosovo: "XK", "N. Cyprus": "CY", Somaliland: "SO" };

const { numericToAlpha2 } = require("i18n-iso-countries");

const raw = JSON.parse(fs.readFileSync(require.resolve("world-atlas/countries-110m.json")));
const weighted = presimplify(raw, sphericalTriangleArea);
const world = simplify(weighted, quantile(weighted, KEPT));

const CRIMEA = [34.3, 45.3];
const parts = new Map();
function add(code, geometry) {
  if (!parts.has(code)) parts.set(code, []);
  parts.get(code).push(geometry);
}
for (const geometry of world.objects.countries.geometries) {
  if (LEFT_OUT.has(geometry.id)) continue;
  const code = BY_NAME[geometry.properties.name] || numericToAlpha2(geometry.id);
  if (!code) throw new Error(`no code for ${geometry.id} ${geometry.properties.name}`);
  if (geometry.type === "Polygon") {
    add(code, geometry);
    continue;
  }
  for (const arcs of geometry.arcs) {
    const polygon = { type: "Polygon", arcs };
    const shape = feature(raw, polygon);
    add(code === "RU" && geoContains(shape, CRIMEA) && geoArea(shape) < 0.01 ? "UA" : code, polygon);
  }
}
const shapes = new Map([...parts].map(([code, geometries]) => [code, merge(world, geometries)]));

const all = { type: "GeometryCollection", geometries: [...shapes.values()] };
const projection = geoNaturalEarth1().rotate([-CENTRE, 0]).fitWidth(WIDTH, all);
const height = Math.ceil(geoPath(projection).bounds(all)[1][1]);
projection.precision(1.5);

function written(shape) {
  let out = "";
  let ring = [];
  let at = [0, 0];
  const close = () => {
    const points = ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1][0] || p[1] !== ring[i - 1][1]);
    const end = points.at(-1);
    if (points.length > 1 && end[0] === points[0][0] && end[1] === points[0][1]) points.pop();
    ring = [];
    if (points.length < 3) return;
    points.forEach((point, index) => {
      const [dx, dy] = [point[0] - at[0], point[1] - at[1]].map((n) => Math.round(n * 10) / 10);
      const numbers = [dx, dy].map((n) => String(n).replace(/^(-?)0\./, "$1."));
      const first = index === 0 ? "m" : index === 1 ? "l" : numbers[0][0] === "-" ? "" : " ";
      out += `${first}${numbers[0]}${numbers[1][0] === "-" ? "" : " "}${numbers[1]}`;
      at = point;
    });
    out += "z";
    at = points[0];
  };
  const grid = (n) => Math.round(n * GRID) / GRID;
  geoPath(projection, {
    moveTo: (x, y) => { ring = [[grid(x), grid(y)]]; },
    lineTo: (x, y) => { ring.push([grid(x), grid(y)]); },
    closePath: close,
    arc: () => {},
  })(shape);
  return out.replace(/^m/, "M"); // absolute, so that outlines may be joined
}
const GRID = 2; // steps of half a unit

const outlines = {};
const tiny = [];
for (const code of [...shapes.keys()].sort()) {
  outlines[code] = written(shapes.get(code));
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(shapes.get(code));
  if (right - left < TINY && bottom - top < TINY) tiny.push(code);
}
const checks = [[139.7, 35.7], [-77, 38.9], [-23.5, 14.9], [178.4, -18.1], [0, 0], [-70.7, -33.4]];
const [left, top] = projection.translate();
const result = {
  width: WIDTH,
  height,
  centre: CENTRE,
  scale: projection.scale(),
  translate: [left, top],
  checks: checks.map((place) => [...place, ...projection(place).map((n) => Math.round(n * 100) / 100)]),
  tiny,
  outlines,
};
const file = path.join(here, "world.json");
fs.writeFileSync(file, JSON.stringify(result, null, 0).replaceAll('","', '",\n"') + "\n");
console.log(`${file}: ${shapes.size} outlines, ${fs.statSync(file).size} bytes, ${WIDTH}x${height}, tiny: ${tiny.join(" ")}`);
