package org.craregistry.register.imports;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.craregistry.storage.WorkQueue;
import org.springframework.stereotype.Component;

/** Work on imports in the background. */
@Component
class ImportQueue {

    static final TaskDescriptor<Void> PLAN = TaskDescriptor.of("plan-import");
    static final TaskDescriptor<Void> APPLY = TaskDescriptor.of("apply-import");
    static final TaskDescriptor<Void> REVERT = TaskDescriptor.of("revert-import");

    private static final String SEPARATOR = "/";

    private final WorkQueue queue;

    ImportQueue(WorkQueue queue) {
        this.queue = queue;
    }

    /**
     * Asks for work on an import, in the transaction that makes it necessary. The revision is part of the work's name: work on an
     * earlier revision may not have left the queue yet.
     */
    void add(TaskDescriptor<Void> work, StoredImport current) {
        queue.add(work, current.id() + SEPARATOR + current.revision());
    }

    /** In which states of an import such work is under way; in any other one it is done, or something else is. */
    static Set<ImportState> during(TaskInstanceId work) {
        Map<String, Set<ImportState>> all = Map.of(
                PLAN.getTaskName(), EnumSet.of(ImportState.RECEIVED, ImportState.PLANNING),
                APPLY.getTaskName(), EnumSet.of(ImportState.APPLYING),
                REVERT.getTaskName(), EnumSet.of(ImportState.REVERTING));
        return Objects.requireNonNull(all.get(work.getTaskName()), work.getTaskName());
    }

    /** The import that work is about. */
    static UUID importOf(TaskInstanceId work) {
        return UUID.fromString(work.getId().substring(0, work.getId().indexOf(SEPARATOR)));
    }
}
