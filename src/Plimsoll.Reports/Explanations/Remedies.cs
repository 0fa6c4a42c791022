using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports.Explanations;

/// <summary>What would take a vulnerability out of an image.</summary>
static class Remedies
{
    /// <summary>OCI's annotation, which is a label too: the reference of the base image.</summary>
    /// <remarks>OCI image-spec v1.1, annotations.md.</remarks>
    const string BaseName = "org.opencontainers.image.base.name";

    /// <summary>In words, the best first; never empty.</summary>
    internal static IEnumerable<string> Of(VulnerabilityMatch match, ImageFacts image)
    {
        var package = match.Package;
        var name = package.Ecosystem.IsOperatingSystem ? package.Name : package.ShadedInto is { } outer ? $"{outer.Name}, which has a copy of {package.Name} in it," : package.Name;
        if (match.FixedVersion.Length > 0)
            yield return $"update {name} to {match.FixedVersion} or later{(package.Source != package.Name ? $" (version of its source {package.Source})" : "")}";
        else
            yield return Without(match);
        if (IsOfBase(package, image))
        {
            var @base = image.Configuration.Labels.GetValueOrDefault(BaseName, "");
            yield return $"it is in the lowest layer, so it comes from the base image{(@base.Length > 0 ? $" {@base}" : "")}: build on a newer release of that";
        }
        if (match.IsKernel)
            yield return "it is a part of a kernel: a container runs the kernel of its node, so remove the package, or accept it with an Exception";
    }

    /// <summary>The layer that holds the package; <c>null</c> where that is not known.</summary>
    internal static ImageLayer? LayerOf(Package package, ImageFacts image)
    {
        var digest = package.AddedIn ?? package.Location.Layer;
        return image.Layers.FirstOrDefault(layer => layer.DiffId == digest || layer.Digest == digest);
    }

    static bool IsOfBase(Package package, ImageFacts image) => image.Layers.Length > 1 && LayerOf(package, image) is { Index: 0 };

    static string Without(VulnerabilityMatch match) => match.State switch
    {
        FixState.WillNotFix => "its maintainer will not fix it: remove the package, or replace it by another",
        FixState.EndOfLife => "its release gets no more fixes: move to a release that does",
        FixState.Deferred => "its maintainer fixes it with a later release: there is nothing to update to yet",
        FixState.UnderInvestigation => "its maintainer does not know yet whether it is affected",
        _ => "no version with the fix is known yet",
    };
}
