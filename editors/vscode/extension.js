// Starts the language server of rollcall; everything else is in the server.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("rollcall").get("path") || "rollcall";
  // Windows starts a script only through its shell.
  const options = { shell: process.platform === "win32" };
  client = new LanguageClient(
    "rollcall",
    "rollcall",
    { command, args: ["lsp"], options },
    { documentSelector: [{ language: "yaml" }, { language: "json", pattern: "**/*.json" }] },
  );
  return client.start();
};

exports.deactivate = () => client && client.stop();
