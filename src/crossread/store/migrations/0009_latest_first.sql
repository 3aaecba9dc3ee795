-- Passages in order of publication, acts by countries, and the claims of a story by status.
CREATE INDEX "documents_latest" ON "documents" ("published" DESC, "document_id");
CREATE INDEX "event_mentions_actor_country" ON "event_mentions" ("actor_country") WHERE "actor_country" IS NOT NULL;
CREATE INDEX "event_mentions_recipient_country" ON "event_mentions" ("recipient_country") WHERE "recipient_country" IS NOT NULL;
CREATE INDEX "claims_story_status" ON "claims" ("story_id", "status");
