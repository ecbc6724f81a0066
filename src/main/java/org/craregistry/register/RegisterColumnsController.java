package org.craregistry.register;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what columns the register has. */
@Controller
class RegisterColumnsController {

    /** A sheet with its columns from left to right. */
    record RegisterSheet(String name, List<Column> columns) {}

    @QueryMapping
    List<RegisterSheet> registerColumns() {
        return Arrays.stream(SheetKind.values())
                .map(sheet -> new RegisterSheet(sheet.title(), sheet.columns()))
                .toList();
    }

    @SchemaMapping(typeName = "RegisterColumn", field = "holds")
    String holds(Column column) {
        return column.type().words();
    }

    @SchemaMapping(typeName = "RegisterColumn", field = "maximum")
    @Nullable
    Integer maximum(Column column) {
        return column.maximum() == 0 ? null : column.maximum();
    }
}
