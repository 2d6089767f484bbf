-- Which key a secret is, is asked before the workspace is known. Holds nothing else.
create table api_key_secret (
    hash         bytea primary key,
    workspace_id uuid not null,
    key_id       uuid not null,
    foreign key (workspace_id, key_id) references api_key (workspace_id, id) on delete cascade
);
insert into api_key_secret select hash, workspace_id, id from api_key;
alter table api_key drop column hash;

-- Who may sign in, and as what.
create table access (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    issuer       text        not null,
    subject      text        not null,
    role         text        not null,
    member_ref   text,
    account_ref  text,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (workspace_id, id)
);
-- Whose token it is, is asked before the workspace is known: everybody belongs to one at most.
create table access_subject (
    issuer       text not null,
    subject      text not null,
    workspace_id uuid not null,
    access_id    uuid not null,
    primary key (issuer, subject),
    foreign key (workspace_id, access_id) references access (workspace_id, id) on delete cascade
);
alter table workspace add column members_see_own boolean not null default false;

-- Who asked for what, from where. Only added to.
create table audit (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    at           timestamptz not null,
    caller       text        not null,
    caller_id    uuid,
    member_ref   text,
    address      text        not null,
    request_id   text        not null,
    operation    text        not null,
    guarded      text[]      not null,
    primary key (workspace_id, id)
);
create index audit_newest on audit (workspace_id, at desc, id desc);
