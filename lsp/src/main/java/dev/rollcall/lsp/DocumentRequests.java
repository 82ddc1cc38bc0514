package dev.rollcall.lsp;

import dev.rollcall.lsp.analysis.Workspace;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.lsp.feature.CodeActions;
import dev.rollcall.lsp.feature.CodeLenses;
import dev.rollcall.lsp.feature.Completions;
import dev.rollcall.lsp.feature.Hovers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** Requests and notifications about one document. */
final class DocumentRequests implements TextDocumentService {

  private final EditorSession session;
  private final Hovers hovers;
  private final Completions completions;

  DocumentRequests(EditorSession session) {
    this.session = session;
    this.hovers = new Hovers(session.rules());
    this.completions = new Completions(session.rules());
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    session.open(OpenDocument.of(item.getUri(), item.getVersion(), item.getText()));
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    VersionedTextDocumentIdentifier document = params.getTextDocument();
    Integer version = document.getVersion();
    session.change(document.getUri(), version == null ? 0 : version, params.getContentChanges());
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    session.close(params.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    if (Workspace.isConfig(params.getTextDocument().getUri())) {
      session.refreshConfiguration();
    } else {
      session.refresh();
    }
  }

  @Override
  public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        (analysis, document) -> hovers.hover(analysis, document, params.getPosition()),
        null);
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return session.answerFast(
        params.getTextDocument().getUri(),
        (analysis, document) ->
            Either.forLeft(completions.at(analysis, document, params.getPosition())),
        Either.forLeft(List.of()));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    CodeActions actions = new CodeActions(session.rules(), session.features().edits());
    return session.answer(
        params.getTextDocument().getUri(),
        (analysis, document) -> {
          List<Either<Command, CodeAction>> all = new ArrayList<>();
          actions
              .at(params, analysis, document, session::fixed)
              .forEach(action -> all.add(Either.forRight(action)));
          return all;
        },
        List.of());
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return session.answerWhole(params.getTextDocument().getUri(), CodeLenses::of, List.of());
  }
}
