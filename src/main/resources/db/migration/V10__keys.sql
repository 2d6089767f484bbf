-- By what systems prove who they are. Of a secret only the hash is kept; it is looked for before a workspace is known.
create table api_key (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    name         text        not null,
    prefix       text        not null,
    hash         bytea       not null,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (workspace_id, id)
);
create unique index api_key_by_hash on api_key (hash);
