-- What was found in each report before anything was joined across reports, so that entities can be joined anew at
-- any time: rows of "entities" and "labels" as they were found, and of marks their keys with the entities they named.
CREATE TABLE "_found" (
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "table" TEXT NOT NULL,
  "rows" TEXT NOT NULL,
  PRIMARY KEY ("document_id", "table")
) STRICT, WITHOUT ROWID;

-- Which entity across reports each entity of a report is (JSON object; with score and reason).
CREATE TABLE "_joined" (
  "document_id" TEXT NOT NULL PRIMARY KEY REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "entities" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
