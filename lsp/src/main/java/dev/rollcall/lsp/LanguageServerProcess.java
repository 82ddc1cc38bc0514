package dev.rollcall.lsp;

import dev.rollcall.rule.Rule;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Serves one client over two streams until either side ends. */
public final class LanguageServerProcess {

  /** Folders that are read faster than this need not be told of in two steps. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private LanguageServerProcess() {}

  /**
   * Serves a client and returns the exit code: 0 if the client shut the server down first.
   *
   * @param version the version of rollcall
   */
  public static int serve(String version, List<Rule> rules, InputStream in, OutputStream out) {
    return serve(version, rules, in, out, PATIENCE);
  }

  /** Serves a client, where a document waits for its folder to be read for some time. */
  static int serve(
      String version, List<Rule> rules, InputStream in, OutputStream out, Duration patience) {
    AtomicReference<LanguageClient> client = new AtomicReference<>();
    RollcallLanguageServer server =
        new RollcallLanguageServer(version, rules, client::get, patience);
    ExecutorService threads = Executors.newCachedThreadPool(LanguageServerProcess::thread);
    Launcher<LanguageClient> launcher =
        new LSPLauncher.Builder<LanguageClient>()
            .setLocalService(server)
            .setRemoteInterface(LanguageClient.class)
            .setInput(in)
            .setOutput(out)
            .setExecutorService(threads)
            .create();
    client.set(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    threads.execute(() -> exitAfter(listening, server));
    int code = server.ended().join();
    threads.shutdownNow();
    return code;
  }

  private static Thread thread(Runnable work) {
    Thread made = new Thread(work, "rollcall-protocol");
    made.setDaemon(true);
    return made;
  }

  /** A client that closes its stream is gone. */
  private static void exitAfter(Future<Void> listening, RollcallLanguageServer server) {
    try {
      listening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // What was sent can no longer be read as messages; there is nobody left to tell.
    }
    server.exit();
  }
}
