using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Names of container images: proposed for Kubernetes, in none of its releases; policies of our own may use it.</summary>
/// <remarks>The functions and ids are those of the proposal (k8s.io/apiserver/pkg/cel/library/image.go).</remarks>
public static class ImageLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.Image")
    {
        Functions =
        [
            new("image", Overload.Function("string_to_image", CelType.String, ImageReference.CelType, FromText)),
            new("isImage", Overload.Function("is_image_string", CelType.String, CelType.Bool, text => CelValue.Bool(ImageReference.TryParse(text.AsString!, out _, out _)))),
            new("containsDigest", Overload.Member("image_contains_digest", ImageReference.CelType, CelType.Bool, image => CelValue.Bool(Of(image).Digest.Length > 0))),
            Getter("registry", image => image.Registry),
            Getter("repository", image => image.Repository),
            Getter("identifier", image => image.Identifier),
            Getter("tag", image => image.Tag),
            Getter("digest", image => image.Digest),
        ],
    };

    static CelValue FromText(CelValue text) => ImageReference.TryParse(text.AsString!, out var image, out var error)
        ? CelValue.Of(image)
        : CelValue.Error(CelErrorKind.InvalidArgument, error);

    static FunctionDeclaration Getter(string name, Func<ImageReference, string> part) =>
        new(name, Overload.Member($"image_{name}", ImageReference.CelType, CelType.String, image => CelValue.String(part(Of(image)))));

    static ImageReference Of(CelValue value) => (ImageReference)value.AsReference!;
}
