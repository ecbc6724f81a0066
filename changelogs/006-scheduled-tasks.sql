--liquibase formatted sql

--changeset cra-registry:006-scheduled-tasks
--comment: The durable queue of db-scheduler; the table is the one its documentation asks for, with times in UTC and without a
--comment: time zone: a TIMESTAMP of MySQL ends in 2038, and the first one of a table may change by itself.
CREATE TABLE scheduled_tasks (
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
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
--rollback DROP TABLE scheduled_tasks;
