package org.craregistry.commandline;

import java.util.List;
import org.craregistry.graphql.OwnDocuments;
import org.springframework.stereotype.Component;

/** What the commands ask, for the registry that they ask. */
@Component
class CommandDocuments implements OwnDocuments {

    @Override
    public List<String> texts() {
        return RegisterImport.DOCUMENTS;
    }
}
