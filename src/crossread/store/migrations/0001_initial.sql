-- The first schema of a workspace: the public tables, the store's bookkeeping, and the search index.
-- Numbers are REAL, tuples of strings JSON text. A row that a link points at may vanish; the link is then empty.

CREATE TABLE "documents" (
  "document_id" TEXT NOT NULL PRIMARY KEY,
  "path" TEXT NOT NULL,
  "url" TEXT,
  "outlet" TEXT,
  "outlet_origin" TEXT,
  "title" TEXT,
  "byline" TEXT,
  "published" TEXT,
  "published_origin" TEXT,
  "language" TEXT,
  "words" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "family_id" TEXT,
  "sha256" TEXT NOT NULL,
  "status" TEXT NOT NULL
) STRICT;

CREATE TABLE "sentences" (
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "index" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "role" TEXT NOT NULL,
  PRIMARY KEY ("document_id", "index")
) STRICT;

CREATE TABLE "entities" (
  "entity_id" TEXT NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "country" TEXT,
  "titles" TEXT NOT NULL
) STRICT;

CREATE TABLE "mentions" (
  "mention_id" TEXT NOT NULL PRIMARY KEY,
  "entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "form" TEXT NOT NULL,
  "voice" TEXT NOT NULL,
  "speaker_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "quotations" (
  "quotation_id" TEXT NOT NULL PRIMARY KEY,
  "utterance_id" TEXT REFERENCES "utterances" ("utterance_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "cue_start" INTEGER,
  "cue_end" INTEGER,
  "speaker_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "speaker_start" INTEGER,
  "speaker_end" INTEGER,
  "speaker_text" TEXT,
  "said_on" TEXT,
  "via" TEXT
) STRICT;

CREATE TABLE "utterances" (
  "utterance_id" TEXT NOT NULL PRIMARY KEY,
  "story_id" TEXT NOT NULL REFERENCES "stories" ("story_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "speaker_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "verdict" TEXT NOT NULL,
  "variants" INTEGER NOT NULL
) STRICT;

CREATE TABLE "quantities" (
  "quantity_id" TEXT NOT NULL PRIMARY KEY,
  "figure_id" TEXT REFERENCES "figures" ("figure_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "low" REAL,
  "high" REAL,
  "hedge" TEXT,
  "unit" TEXT,
  "counted" TEXT,
  "counted_start" INTEGER,
  "counted_end" INTEGER
) STRICT;

CREATE TABLE "figures" (
  "figure_id" TEXT NOT NULL PRIMARY KEY,
  "story_id" TEXT NOT NULL REFERENCES "stories" ("story_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "counted" TEXT,
  "verdict" TEXT NOT NULL
) STRICT;

CREATE TABLE "moments" (
  "moment_id" TEXT NOT NULL PRIMARY KEY,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "value" TEXT,
  "earliest" TEXT,
  "latest" TEXT,
  "precision" TEXT,
  "anchor" TEXT
) STRICT;

CREATE TABLE "happenings" (
  "happening_id" TEXT NOT NULL PRIMARY KEY,
  "story_id" TEXT NOT NULL REFERENCES "stories" ("story_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "earliest" TEXT,
  "latest" TEXT,
  "status" TEXT NOT NULL,
  "verdict" TEXT NOT NULL
) STRICT;

CREATE TABLE "event_mentions" (
  "event_mention_id" TEXT NOT NULL PRIMARY KEY,
  "event_id" TEXT REFERENCES "events" ("event_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "event" TEXT NOT NULL,
  "mode" TEXT,
  "cameo" TEXT,
  "quad" INTEGER,
  "modality" TEXT NOT NULL,
  "polarity" TEXT NOT NULL,
  "actor_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "actor_start" INTEGER,
  "actor_end" INTEGER,
  "recipient_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "recipient_start" INTEGER,
  "recipient_end" INTEGER,
  "place_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "place_start" INTEGER,
  "place_end" INTEGER,
  "date_moment_id" TEXT REFERENCES "moments" ("moment_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "date_earliest" TEXT,
  "date_latest" TEXT,
  "attribution_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "rule" TEXT NOT NULL
) STRICT;

CREATE TABLE "events" (
  "event_id" TEXT NOT NULL PRIMARY KEY,
  "story_id" TEXT NOT NULL REFERENCES "stories" ("story_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "happening_id" TEXT REFERENCES "happenings" ("happening_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "event" TEXT NOT NULL,
  "mode" TEXT,
  "cameo" TEXT,
  "actors" TEXT NOT NULL,
  "recipients" TEXT NOT NULL,
  "date" TEXT,
  "place" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "documents" INTEGER NOT NULL,
  "independent" INTEGER NOT NULL
) STRICT;

CREATE TABLE "claims" (
  "claim_id" TEXT NOT NULL PRIMARY KEY,
  "story_id" TEXT NOT NULL REFERENCES "stories" ("story_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "gist_document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "gist_start" INTEGER NOT NULL,
  "gist_end" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "documents" INTEGER NOT NULL,
  "independent" INTEGER NOT NULL
) STRICT;

CREATE TABLE "cells" (
  "claim_id" TEXT NOT NULL REFERENCES "claims" ("claim_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "state" TEXT NOT NULL,
  "start" INTEGER,
  "end" INTEGER,
  "voice" TEXT,
  "speaker_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "differs_on" TEXT,
  "score" REAL,
  "reason" TEXT NOT NULL,
  PRIMARY KEY ("claim_id", "document_id")
) STRICT;

CREATE TABLE "copies" (
  "copy_id" TEXT NOT NULL PRIMARY KEY,
  "from_document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "from_start" INTEGER NOT NULL,
  "from_end" INTEGER NOT NULL,
  "to_document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "to_start" INTEGER NOT NULL,
  "to_end" INTEGER NOT NULL,
  "identical_share" REAL NOT NULL,
  "direction" TEXT NOT NULL
) STRICT;

CREATE TABLE "labels" (
  "entity_id" TEXT NOT NULL REFERENCES "entities" ("entity_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "voice" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "first_start" INTEGER NOT NULL,
  PRIMARY KEY ("entity_id", "document_id", "voice", "kind", "text")
) STRICT;

CREATE TABLE "citations" (
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "source_text" TEXT NOT NULL,
  "source_kind" TEXT NOT NULL,
  "cited_entity_id" TEXT REFERENCES "entities" ("entity_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "cited_document_id" TEXT REFERENCES "documents" ("document_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("document_id", "start", "end", "source_kind", "source_text")
) STRICT;

CREATE TABLE "stories" (
  "story_id" TEXT NOT NULL PRIMARY KEY,
  "title_document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "first" TEXT,
  "last" TEXT,
  "documents" INTEGER NOT NULL,
  "independent" INTEGER NOT NULL
) STRICT;

CREATE TABLE "membership" (
  "story_id" TEXT NOT NULL REFERENCES "stories" ("story_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "score" REAL NOT NULL,
  "reason" TEXT NOT NULL,
  PRIMARY KEY ("story_id", "document_id")
) STRICT;

CREATE TABLE "dates" (
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "value" TEXT NOT NULL,
  "origin" TEXT NOT NULL,
  "chosen" INTEGER NOT NULL,
  "warning" TEXT
) STRICT;

CREATE TABLE "failures" (
  "path" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  "hint" TEXT NOT NULL,
  PRIMARY KEY ("path", "stage", "code")
) STRICT;

CREATE INDEX "mentions_in_order" ON "mentions" ("document_id", "start", "end", "mention_id");
CREATE INDEX "mentions_entity_id" ON "mentions" ("entity_id") WHERE "entity_id" IS NOT NULL;
CREATE INDEX "mentions_speaker_entity_id" ON "mentions" ("speaker_entity_id") WHERE "speaker_entity_id" IS NOT NULL;
CREATE INDEX "quotations_in_order" ON "quotations" ("document_id", "start", "end", "quotation_id");
CREATE INDEX "quotations_utterance_id" ON "quotations" ("utterance_id") WHERE "utterance_id" IS NOT NULL;
CREATE INDEX "quotations_speaker_entity_id" ON "quotations" ("speaker_entity_id") WHERE "speaker_entity_id" IS NOT NULL;
CREATE INDEX "utterances_in_order" ON "utterances" ("story_id", "utterance_id");
CREATE INDEX "utterances_speaker_entity_id" ON "utterances" ("speaker_entity_id") WHERE "speaker_entity_id" IS NOT NULL;
CREATE INDEX "quantities_in_order" ON "quantities" ("document_id", "start", "end", "quantity_id");
CREATE INDEX "quantities_figure_id" ON "quantities" ("figure_id") WHERE "figure_id" IS NOT NULL;
CREATE INDEX "figures_in_order" ON "figures" ("story_id", "figure_id");
CREATE INDEX "moments_in_order" ON "moments" ("document_id", "start", "end", "moment_id");
CREATE INDEX "happenings_in_order" ON "happenings" ("story_id", "happening_id");
CREATE INDEX "event_mentions_in_order" ON "event_mentions" ("document_id", "start", "end", "event_mention_id");
CREATE INDEX "event_mentions_event_id" ON "event_mentions" ("event_id") WHERE "event_id" IS NOT NULL;
CREATE INDEX "event_mentions_actor_entity_id" ON "event_mentions" ("actor_entity_id") WHERE "actor_entity_id" IS NOT NULL;
CREATE INDEX "event_mentions_recipient_entity_id" ON "event_mentions" ("recipient_entity_id") WHERE "recipient_entity_id" IS NOT NULL;
CREATE INDEX "event_mentions_place_entity_id" ON "event_mentions" ("place_entity_id") WHERE "place_entity_id" IS NOT NULL;
CREATE INDEX "event_mentions_date_moment_id" ON "event_mentions" ("date_moment_id") WHERE "date_moment_id" IS NOT NULL;
CREATE INDEX "event_mentions_attribution_entity_id" ON "event_mentions" ("attribution_entity_id") WHERE "attribution_entity_id" IS NOT NULL;
CREATE INDEX "events_in_order" ON "events" ("story_id", "event_id");
CREATE INDEX "events_happening_id" ON "events" ("happening_id") WHERE "happening_id" IS NOT NULL;
CREATE INDEX "events_place" ON "events" ("place") WHERE "place" IS NOT NULL;
CREATE INDEX "claims_in_order" ON "claims" ("story_id", "claim_id");
CREATE INDEX "claims_gist_document_id" ON "claims" ("gist_document_id");
CREATE INDEX "cells_document_id" ON "cells" ("document_id");
CREATE INDEX "cells_speaker_entity_id" ON "cells" ("speaker_entity_id") WHERE "speaker_entity_id" IS NOT NULL;
CREATE INDEX "copies_in_order" ON "copies" ("from_document_id", "from_start", "to_document_id", "to_start", "copy_id");
CREATE INDEX "copies_to_document_id" ON "copies" ("to_document_id");
CREATE INDEX "labels_document_id" ON "labels" ("document_id");
CREATE INDEX "citations_cited_entity_id" ON "citations" ("cited_entity_id") WHERE "cited_entity_id" IS NOT NULL;
CREATE INDEX "citations_cited_document_id" ON "citations" ("cited_document_id") WHERE "cited_document_id" IS NOT NULL;
CREATE INDEX "stories_title_document_id" ON "stories" ("title_document_id");
CREATE INDEX "membership_document_id" ON "membership" ("document_id");
CREATE INDEX "dates_in_order" ON "dates" ("document_id");
CREATE INDEX "documents_sha256" ON "documents" ("sha256");

-- How a report came in, and the number under which the search index knows it (a rowid may change, this may not).
CREATE TABLE "_readings" (
  "number" INTEGER PRIMARY KEY,
  "document_id" TEXT NOT NULL UNIQUE REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "media_type" TEXT NOT NULL,
  "warnings" TEXT NOT NULL
) STRICT;

-- What was read before a file of the analyst's overruled it.
CREATE TABLE "_as_read" (
  "document_id" TEXT PRIMARY KEY REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "outlet" TEXT,
  "outlet_origin" TEXT,
  "published" TEXT,
  "published_origin" TEXT
) STRICT, WITHOUT ROWID;

-- Which stage is done for which report, by what, and the tables it filled (JSON).
CREATE TABLE "_stages" (
  "document_id" TEXT NOT NULL REFERENCES "documents" ("document_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "stage" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "tables" TEXT NOT NULL,
  PRIMARY KEY ("document_id", "stage")
) STRICT, WITHOUT ROWID;

-- Which link stage is done for which story ('' for the whole workspace), by what, and over which marks.
CREATE TABLE "_links" (
  "stage" TEXT NOT NULL,
  "story_id" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "basis" TEXT NOT NULL,
  "tables" TEXT NOT NULL,
  PRIMARY KEY ("stage", "story_id")
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "_links_of_story" AFTER DELETE ON "stories" BEGIN
  DELETE FROM "_links" WHERE "story_id" = old."story_id";
END;

CREATE VIEW "_searched" AS
  SELECT "number", "title", "text" FROM "_readings" JOIN "documents" USING ("document_id");

CREATE VIRTUAL TABLE "_words" USING fts5 (
  "title", "text", content = '_searched', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER "_words_insert" AFTER INSERT ON "documents" BEGIN
  INSERT OR IGNORE INTO "_readings" ("document_id", "media_type", "warnings") VALUES (new."document_id", '', '[]');
  INSERT INTO "_words" ("rowid", "title", "text")
    SELECT "number", new."title", new."text" FROM "_readings" WHERE "document_id" = new."document_id";
END;

CREATE TRIGGER "_words_delete" BEFORE DELETE ON "documents" BEGIN
  INSERT INTO "_words" ("_words", "rowid", "title", "text")
    SELECT 'delete', "number", old."title", old."text" FROM "_readings" WHERE "document_id" = old."document_id";
END;

CREATE TRIGGER "_words_update" AFTER UPDATE OF "title", "text" ON "documents" BEGIN
  INSERT INTO "_words" ("_words", "rowid", "title", "text")
    SELECT 'delete', "number", old."title", old."text" FROM "_readings" WHERE "document_id" = old."document_id";
  INSERT INTO "_words" ("rowid", "title", "text")
    SELECT "number", new."title", new."text" FROM "_readings" WHERE "document_id" = new."document_id";
END;
