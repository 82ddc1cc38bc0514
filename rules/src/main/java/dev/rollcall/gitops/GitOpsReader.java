package dev.rollcall.gitops;

import java.util.List;

/** Says what objects of GitOps tools release. */
public final class GitOpsReader {

  private final FluxObjects flux;
  private final ArgoApplications argo;
  private final Helmfile helmfile;

  /**
   * Creates a reader.
   *
   * @param objects what the objects may refer to
   */
  public GitOpsReader(GitOpsObjects objects, LocalRepository repository) {
    this.flux = new FluxObjects(objects, repository);
    this.argo = new ArgoApplications(repository);
    this.helmfile = new Helmfile();
  }

  /** Returns what an object releases; nothing for objects of other kinds. */
  public List<Rendering> read(GitOpsObject object) {
    if (object.is("HelmRelease", "helm.toolkit.fluxcd.io")) {
      return List.of(flux.release(object));
    }
    if (object.is("Kustomization", "kustomize.toolkit.fluxcd.io")) {
      return flux.kustomization(object);
    }
    if (object.is("Application", "argoproj.io")) {
      return argo.application(object);
    }
    if (object.is("ApplicationSet", "argoproj.io")) {
      return argo.applicationSet(object);
    }
    if (object.kind().isEmpty() && Helmfile.isNamed(object.file())) {
      return helmfile.releases(object);
    }
    return ChartReference.of(object.root()).stream()
        .map(chart -> (Rendering) new Rendering.Unseen(object.file(), chart.toString()))
        .toList();
  }
}
