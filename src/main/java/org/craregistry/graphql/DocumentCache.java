package org.craregistry.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.AssertException;
import graphql.ExecutionInput;
import graphql.InvalidSyntaxError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Keeps the documents used most, read and validated. Bounded in number and size, because clients choose what is in it. */
@Component
class DocumentCache implements PreparsedDocumentProvider {

    private final GraphQlLimits limits;
    private final Cache<String, PreparsedDocumentEntry> documents;

    DocumentCache(GraphQlLimits limits) {
        this.limits = limits;
        documents = Caffeine.newBuilder().maximumSize(limits.cachedDocuments()).build();
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        String text = input.getQuery();
        PreparsedDocumentEntry known = documents.getIfPresent(text);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        PreparsedDocumentEntry read = read(input, parseAndValidate);
        if (!read.hasErrors() && text.length() <= limits.longestCachedDocument()) {
            documents.put(text, read);
        }
        return CompletableFuture.completedFuture(read);
    }

    /** The parser fails with an assertion on escapes of characters that there are not; to the caller it is a syntax error. */
    private PreparsedDocumentEntry read(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        LimitExceeded.check("characters", limits.characters(), input.getQuery().length(), "Split the document.");
        try {
            PreparsedDocumentEntry read = parseAndValidate.apply(input);
            if (read.hasErrors() && read.getErrors().stream().anyMatch(ErrorCodes::isTooLarge)) {
                DocumentSize size = DocumentSize.of(input.getQuery());
                LimitExceeded.check("tokens", limits.tokens(), size.tokens(), "Split the document.");
                LimitExceeded.check("comments", limits.tokens(), size.comments(), "Leave comments out.");
                LimitExceeded.check("depth", limits.depth(), size.depth(), "Nest less.");
            }
            return read;
        } catch (AssertException unreadable) {
            return new PreparsedDocumentEntry(new InvalidSyntaxError(
                    List.of(), "The document has a text that cannot be read; check its escapes, such as \\u00E9."));
        }
    }

    long size() {
        documents.cleanUp();
        return documents.estimatedSize();
    }
}
