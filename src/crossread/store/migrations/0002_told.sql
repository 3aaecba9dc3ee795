-- Which reports `watch` has told of, and a way to find a report by the path it came under.

CREATE TABLE "_told" (
  "document_id" TEXT NOT NULL PRIMARY KEY REFERENCES "documents" ("document_id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX "documents_path" ON "documents" ("path");
