-- The clauses of a report, and room for several passages of one report in a row of the grid.

CREATE TABLE "clauses" (
  "clause_id" TEXT NOT NULL PRIMARY KEY,
  "quotation_id" TEXT REFERENCES "quotations" ("quotation_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "sentence" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "predicate" TEXT NOT NULL,
  "subject" TEXT,
  "subject_start" INTEGER,
  "subject_end" INTEGER,
  "object" TEXT,
  "object_start" INTEGER,
  "object_end" INTEGER,
  "words" TEXT NOT NULL,
  "polarity" TEXT NOT NULL,
  "modality" TEXT NOT NULL,
  "tense" TEXT,
  "voice" TEXT NOT NULL
) STRICT;

CREATE INDEX "clauses_in_order" ON "clauses" ("document_id", "start", "end", "clause_id");
CREATE INDEX "clauses_quotation_id" ON "clauses" ("quotation_id") WHERE "quotation_id" IS NOT NULL;

DROP TABLE "cells";
CREATE TABLE "cells" (
  "claim_id" TEXT NOT NULL REFERENCES "claims" ("claim_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "passage" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "start" INTEGER,
  "end" INTEGER,
  "voice" TEXT,
  "speaker_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "differs_on" TEXT,
  "score" REAL,
  "reason" TEXT NOT NULL,
  PRIMARY KEY ("claim_id", "document_id", "passage")
) STRICT;
CREATE INDEX "cells_document_id" ON "cells" ("document_id");
CREATE INDEX "cells_speaker_entity_id" ON "cells" ("speaker_entity_id") WHERE "speaker_entity_id" IS NOT NULL;
