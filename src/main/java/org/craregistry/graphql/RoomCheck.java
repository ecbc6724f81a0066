package org.craregistry.graphql;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import java.util.Map;
import org.craregistry.storage.DiskFull;
import org.craregistry.storage.Room;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses mutations while there is too little room on the disk, and lets everything else go on. */
@Component
class RoomCheck extends SimplePerformantInstrumentation {

    private final Room room;

    RoomCheck(Room room) {
        this.room = room;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        boolean writes =
                parameters.getExecutionContext().getOperationDefinition().getOperation() == Operation.MUTATION;
        if (writes && !room.isLeft()) {
            throw new Full();
        }
        return null;
    }

    private static final class Full extends AbortExecutionException {

        private static final long serialVersionUID = 1L;

        Full() {
            super(DiskFull.SENTENCE);
        }

        @Override
        public Map<String, Object> getExtensions() {
            return Map.of("code", ErrorCode.NO_ROOM.name());
        }
    }
}
