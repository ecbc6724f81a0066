--liquibase formatted sql

--changeset cra-registry:031-news
--comment: What happened, written in the transaction of the change and told from here; the webhooks it is told to, and each delivery.
--comment: Secrets are kept as they are, because the registry signs with them. news_task is a queue of db-scheduler of its own (see
--comment: 006), so that an endpoint that hangs keeps no import waiting.
CREATE TABLE happening (
    id            BINARY(16)    NOT NULL PRIMARY KEY,
    -- Null for what concerns the whole installation.
    portfolio_id  BINARY(16),
    kind          VARCHAR(40)   NOT NULL,
    at            ${instant}    NOT NULL,
    -- The id as clients see it; null where it is about several things.
    subject       VARCHAR(100),
    label         VARCHAR(500)  NOT NULL,
    statement     VARCHAR(1000) NOT NULL,
    things        BIGINT        NOT NULL,
    happens_on    DATE,
    -- The numbers of days, between commas such as ,90,30, that a date ahead has reached.
    lead_times    VARCHAR(100),
    distributed   BOOLEAN       NOT NULL,
    CONSTRAINT happening_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ${table_options};
CREATE INDEX happening_distributed ON happening (distributed, id);

-- Each date ahead is told once for each lead time.
CREATE TABLE date_told (
    told_key      BINARY(32)    NOT NULL PRIMARY KEY,
    happens_on    DATE          NOT NULL
) ${table_options};

-- The last day on which the dates ahead of a portfolio were looked at.
CREATE TABLE dates_looked_at (
    portfolio_id  BINARY(16)    NOT NULL PRIMARY KEY,
    looked_on     DATE          NOT NULL,
    CONSTRAINT dates_looked_at_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ${table_options};

CREATE TABLE webhook (
    id               BINARY(16)    NOT NULL PRIMARY KEY,
    portfolio_id     BINARY(16)    NOT NULL,
    address          VARCHAR(2000) NOT NULL,
    kinds            VARCHAR(500)  NOT NULL,
    lead_times       VARCHAR(100)  NOT NULL,
    secret           VARBINARY(64) NOT NULL,
    former_secret    VARBINARY(64),
    former_until     ${instant},
    created_by       VARCHAR(100)  NOT NULL,
    created_at       ${instant}    NOT NULL,
    failures         INT           NOT NULL,
    failing_since    ${instant},
    paused_until     ${instant},
    disabled_at      ${instant},
    disabled_because VARCHAR(500),
    CONSTRAINT webhook_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ${table_options};

CREATE TABLE webhook_delivery (
    id            BINARY(16)    NOT NULL PRIMARY KEY,
    webhook_id    BINARY(16)    NOT NULL,
    happening_id  BINARY(16)    NOT NULL,
    state         VARCHAR(20)   NOT NULL,
    tries         INT           NOT NULL,
    tried_at      ${instant},
    next_try_at   ${instant},
    answer        VARCHAR(500),
    CONSTRAINT webhook_delivery_once UNIQUE (webhook_id, happening_id),
    CONSTRAINT webhook_delivery_webhook FOREIGN KEY (webhook_id) REFERENCES webhook (id),
    CONSTRAINT webhook_delivery_happening FOREIGN KEY (happening_id) REFERENCES happening (id)
) ${table_options};
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, state, next_try_at);

CREATE TABLE news_task (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(100) NOT NULL,
    task_data            ${bytes},
    execution_time       ${exact_instant} NOT NULL,
    picked               BOOLEAN      NOT NULL,
    picked_by            VARCHAR(50),
    last_success         ${exact_instant},
    last_failure         ${exact_instant},
    consecutive_failures INT,
    last_heartbeat       ${exact_instant},
    version              BIGINT       NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
) ${table_options};
CREATE INDEX news_task_execution_time ON news_task (execution_time);
CREATE INDEX news_task_last_heartbeat ON news_task (last_heartbeat);
--rollback DROP TABLE news_task;
--rollback DROP TABLE webhook_delivery;
--rollback DROP TABLE webhook;
--rollback DROP TABLE dates_looked_at;
--rollback DROP TABLE date_told;
--rollback DROP TABLE happening;
