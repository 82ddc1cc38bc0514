package dev.rollcall.engine.reading;

import java.util.List;

/**
 * What one outermost kustomization makes of the files of bases.
 *
 * @param name what the user calls its directory
 * @param files the files of which others make something else
 */
public record Overlay(String name, List<ManifestFile> files) {

  public Overlay {
    files = List.copyOf(files);
  }
}
