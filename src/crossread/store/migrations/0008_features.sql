-- What the steps that link reports compare of each, made once; and what they found for parts of the workspace.

CREATE TABLE "_features" (
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE,
  "stage" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "content" BLOB NOT NULL,
  PRIMARY KEY ("stage", "document_id")
) STRICT;
CREATE INDEX "_features_document_id" ON "_features" ("document_id");

CREATE TABLE "_kept" (
  "stage" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "content" BLOB NOT NULL,
  PRIMARY KEY ("stage", "key")
) STRICT;
