// Reads a KML or GPX file as many web maps do, by toGeoJSON, or checks a GeoJSON file, and prints it.
import { readFileSync } from "node:fs";
import { check } from "@placemarkio/check-geojson";
import { gpx, kml } from "@tmcw/togeojson";
import { DOMParser } from "@xmldom/xmldom";

const [kind, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");
const read = {
  geojson: () => check(text),
  gpx: () => gpx(new DOMParser().parseFromString(text, "text/xml")),
  kml: () => kml(new DOMParser().parseFromString(text, "text/xml")),
};
console.log(JSON.stringify(read[kind]()));
