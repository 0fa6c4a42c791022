using System.Collections.Immutable;
using Plimsoll.Cel.Values;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>An image as policies see it: its name, and what the scan found where there was one.</summary>
sealed class PolicyImage
{
    readonly string _problem;

    PolicyImage(string reference, ImageReference? name, ExaminedImage? examined, string problem) =>
        (Reference, Name, Examined, _problem) = (reference, name, examined, problem);

    /// <summary>As the Pod or the user wrote it.</summary>
    public string Reference { get; }

    /// <summary>Its parts; <c>null</c> where it is a file, or no reference.</summary>
    public ImageReference? Name { get; }

    /// <summary>What the scan found; <c>null</c> where there was none.</summary>
    public ExaminedImage? Examined { get; }

    /// <summary>Whether everything in it was examined.</summary>
    public bool IsComplete => Examined is { Facts: { Unread.IsEmpty: true, Packages.IsEmpty: false } };

    /// <summary>An image that was scanned.</summary>
    public static PolicyImage Scanned(ExaminedImage image)
    {
        var (name, source) = (image.Facts.Name, image.Facts.Source);
        var isFile = name == source || name.StartsWith(source + ":", StringComparison.Ordinal);
        return isFile
            ? new PolicyImage(name, null, image, "it was named by a file, not by a reference")
            : Of(name, image);
    }

    /// <summary>An image that a container runs, with its scan where there was one.</summary>
    /// <param name="reference">As the Pod names it.</param>
    /// <param name="examined">What the scan found; <c>null</c> where there was none.</param>
    public static PolicyImage Of(string reference, ExaminedImage? examined) =>
        ImageReference.TryParse(reference, out var name)
            ? new PolicyImage(reference, name, examined, "")
            : new PolicyImage(reference, null, examined, "it is not an image reference");

    /// <summary>A part of the name; the error where it has none.</summary>
    public CelValue Part(string part, Func<ImageReference, string> read) => Name is { } name
        ? CelValue.String(read(name))
        : Unknown(part, _problem);

    /// <summary>Something that the scan found; the error where there was no scan.</summary>
    public CelValue Found(string field, Func<ExaminedImage, CelValue> read) => Examined is { } examined
        ? read(examined)
        : Unknown(field, "it was not scanned");

    /// <summary>Something that no scan of this version looks for.</summary>
    public CelValue NotYet(string field) => Unknown(field, "this version does not look for it");

    /// <summary>The error of a field that is not known.</summary>
    public CelValue Unknown(string field, string why) =>
        CelValue.Error(CelErrorKind.Unavailable, $"{field} of image {Reference} is not known: {why}");

    /// <summary>The distinct images of references, in their order.</summary>
    public static ImmutableArray<PolicyImage> Distinct(IEnumerable<PolicyImage> images) =>
        [.. images.Where(image => image.Reference.Length > 0).DistinctBy(image => image.Reference, StringComparer.Ordinal)];
}
