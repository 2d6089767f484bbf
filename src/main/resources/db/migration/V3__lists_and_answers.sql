create extension if not exists pg_trgm;

-- How many facts there are about each thing: what a caller read, and may insist on.
alter table account add column version integer not null default 1;
alter table stakeholder add column version integer not null default 1;
alter table tie add column version integer not null default 1;
alter table commitment add column version integer not null default 1;
alter table touchpoint add column version integer not null default 1;
alter table issue add column version integer not null default 1;

-- The scores of each account as last computed, to filter and sort by. Refreshed by every write and by a sweep.
create table account_score (
    workspace_id      uuid        not null,
    account_id        uuid        not null,
    as_of             timestamptz not null,
    trust             double precision, -- 0 to 100; null while unrated
    credibility       double precision,
    connection        double precision,
    their_credibility double precision,
    partnership       double precision, -- 0 to 1
    churn_30          double precision, -- 0 to 1
    churn_90          double precision,
    churn_180         double precision,
    churn_365         double precision,
    standing          text        not null,
    primary key (workspace_id, account_id),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index account_score_by_age on account_score (workspace_id, as_of);
create index account_score_by_churn on account_score (workspace_id, churn_90 desc);
create index account_score_by_trust on account_score (workspace_id, trust);

-- First answers to mutations with an idempotency key, for a day.
create table first_answer (
    workspace_id uuid        not null references workspace (id),
    key          text        not null collate "C",
    digest       bytea       not null,
    fact_id      uuid,       -- null when the answer was errors
    errors       jsonb       not null,
    answered_at  timestamptz not null,
    primary key (workspace_id, key)
);
create index first_answer_by_age on first_answer (answered_at);

-- Saved filters of accounts.
create table segment (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    name         text        not null,
    filter       jsonb       not null,
    version      integer     not null,
    created_at   timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, name)
);

-- Lists of all accounts, newest first, and search in what people read.
create index account_stream_by_head on account_stream (workspace_id, head_at);
create index stakeholder_newest on stakeholder (workspace_id, at desc, id desc);
create index tie_newest on tie (workspace_id, at desc, id desc);
create index commitment_newest on commitment (workspace_id, at desc, id desc);
create index commitment_due on commitment (workspace_id, status, due_at);
create index touchpoint_newest on touchpoint (workspace_id, at desc, id desc);
create index issue_newest on issue (workspace_id, at desc, id desc);
create index account_by_name_of_code_point on account (workspace_id, (name collate "C"), id);
create index account_by_owner on account (workspace_id, owner_ref);
create index account_searched on account using gin (
    to_tsvector('simple', name || ' ' || ref || ' ' || coalesce(industry, '')));
create index account_searched_by_parts on account using gin (
    (name || ' ' || ref || ' ' || coalesce(industry, '')) gin_trgm_ops);
create index commitment_searched on commitment using gin (
    to_tsvector('simple', title || ' ' || ref || ' ' || coalesce(reason, '')));
create index commitment_searched_by_parts on commitment using gin (
    (title || ' ' || ref || ' ' || coalesce(reason, '')) gin_trgm_ops);
