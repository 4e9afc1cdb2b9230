/* What the page, and the tests, use of it all. */
const WHOLE_BOOKS = new Set("book mvbook collection mvcollection proceedings mvproceedings".split(" "));
export {
  WHOLE_BOOKS, casefold, chooseKey, entryFile, fileName, folded, foldedKey, identifiersOf, normaliseIdentifier,
  parseBibtex, plain, readIdentifier, reference, shortName, skeleton, waysOut, yearOf,
};
