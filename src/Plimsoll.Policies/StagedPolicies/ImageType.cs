using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>The type of <c>image</c>: the fields that policies read, over the records of the scan as they are.</summary>
static class ImageType
{
    static readonly CelType Texts = CelType.Map(CelType.String, CelType.String);

    static readonly RecordType<Distro> Os = new(
        "plimsoll.OperatingSystem",
        RecordFields.Text<Distro>("name", distro => distro.Id),
        RecordFields.Text<Distro>("version", distro => distro.VersionId),
        RecordFields.Text<Distro>("codename", distro => distro.Codename),
        new RecordField<Distro>("endOfLife", CelType.Timestamp, EndOfLife) { IsSet = distro => distro.EndOfLife is not null });

    static readonly RecordType<ImageLayer> Layer = new(
        "plimsoll.Layer",
        RecordFields.Text<ImageLayer>("digest", layer => layer.Digest.ToString()),
        RecordFields.Text<ImageLayer>("diffId", layer => layer.DiffId.ToString()),
        new RecordField<ImageLayer>("size", CelType.Int, layer => CelValue.Int(layer.StoredBytes)),
        RecordFields.Text<ImageLayer>("createdBy", layer => layer.CreatedBy));

    static readonly RecordType<PolicyImage> Scan = new(
        "plimsoll.Scan",
        new RecordField<PolicyImage>("complete", CelType.Bool, image => CelValue.Bool(image.IsComplete)),
        RecordFields.List<PolicyImage>("unread", CelType.String, image => Unread(image)),
        RecordFields.Text<PolicyImage>("source", image => image.Examined?.Facts.Source ?? ""),
        RecordFields.Text<PolicyImage>("digest", image => image.Examined?.Facts.Digest?.ToString() ?? ""));

    static readonly Distro NoDistro = new("", "", "", "");

    static readonly RecordType<PolicyImage> Image = new("plimsoll.Image", [.. NameFields(), .. ConfigurationFields(), .. ContentFields()]);

    /// <summary>The type.</summary>
    public static CelType Type => Image.Type;

    /// <summary>The type and the types of its fields.</summary>
    public static ImmutableArray<StructDeclaration> Declarations { get; } =
        [Image, Os, Layer, Scan, PackageType.Record, VulnerabilityType.Record];

    /// <summary>An image as a value.</summary>
    public static CelValue Of(PolicyImage image) => Image.Of(image);

    /// <summary>Images as a list.</summary>
    public static CelValue Of(IReadOnlyList<PolicyImage> images) => CelValue.Of(new ProjectedList<PolicyImage>(images, Image.Of));

    static IEnumerable<RecordField<PolicyImage>> NameFields() =>
    [
        RecordFields.Text<PolicyImage>("reference", image => image.Reference),
        Part("registry", name => name.Registry),
        Part("repository", name => name.Repository),
        Part("tag", name => name.EffectiveTag),
        Part("digest", name => name.Digest?.ToString() ?? ""),
    ];

    static IEnumerable<RecordField<PolicyImage>> ConfigurationFields() =>
    [
        Settings("architecture", CelType.String, facts => CelValue.String(facts.Platform.Architecture)),
        Facts("os", Os.Type, facts => Os.Of(facts.Distro ?? NoDistro)),
        new RecordField<PolicyImage>("created", CelType.Timestamp, Created) { IsSet = image => image.Examined?.Facts.Configuration.Created is not null },
        Settings("user", CelType.String, facts => CelValue.String(facts.Configuration.User)),
        Settings("labels", Texts, facts => CelValue.Of(new TextMap(facts.Configuration.Labels))),
        Settings("env", Texts, facts => CelValue.Of(TextMap.OfVariables(facts.Configuration.Environment))),
        Settings("entrypoint", CelType.ListOfString, facts => TextsOf(facts.Configuration.Entrypoint)),
        Settings("command", CelType.ListOfString, facts => TextsOf(facts.Configuration.Command)),
        Settings("workingDirectory", CelType.String, facts => CelValue.String(facts.Configuration.WorkingDirectory)),
        Settings("exposedPorts", CelType.ListOfString, facts => TextsOf(facts.Configuration.ExposedPorts)),
        Settings("layers", CelType.List(Layer.Type), facts => CelValue.Of(new ProjectedList<ImageLayer>(facts.Layers, Layer.Of))),
    ];

    static IEnumerable<RecordField<PolicyImage>> ContentFields() =>
    [
        Facts("packages", CelType.List(PackageType.Record.Type), facts => PackageType.Of(facts)),
        RecordFields.List<PolicyImage>("vulnerabilities", VulnerabilityType.Record.Type, image =>
            image.Found("vulnerabilities", examined => VulnerabilityType.Of(examined.Matches, isSuppressed: false))),
        RecordFields.List<PolicyImage>("suppressedVulnerabilities", VulnerabilityType.Record.Type, image =>
            image.Found("suppressedVulnerabilities", examined => VulnerabilityType.Of(examined.Matches, isSuppressed: true))),
        new RecordField<PolicyImage>("scan", Scan.Type, Scan.Of),
        NotYet("secrets"),
        NotYet("tools"),
        NotYet("signatures"),
    ];

    static RecordField<PolicyImage> Part(string name, Func<ImageReference, string> read) =>
        new(name, CelType.String, image => image.Part(name, read));

    static RecordField<PolicyImage> Facts(string name, CelType type, Func<ImageFacts, CelValue> read) =>
        new(name, type, image => image.Found(name, examined => read(examined.Facts)));

    // Whoever asks a folder for its user must not be told that it is root.
    static RecordField<PolicyImage> Settings(string name, CelType type, Func<ImageFacts, CelValue> read) =>
        new(name, type, image => image.Found(name, examined => examined.Facts.Target is ScanTarget.Image
            ? read(examined.Facts)
            : image.Unknown(name, "only an image has it, and this is none")));

    static RecordField<PolicyImage> NotYet(string name) => RecordFields.List<PolicyImage>(name, CelType.Dyn, image => image.NotYet(name));

    static CelValue Created(PolicyImage image) => image.Found("created", examined => examined.Facts.Configuration.Created is { } created
        ? Times.Of(created)
        : image.Unknown("created", "the image does not say when it was built"));

    // The moment from which there are no more updates: the end of the last day.
    static CelValue EndOfLife(Distro distro) => distro.EndOfLife is { } last
        ? Times.Of(new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero))
        : CelValue.Error(CelErrorKind.Unavailable, $"endOfLife of {distro.Id} {distro.VersionId} is not known, or it has none; has(image.os.endOfLife) tells");

    static CelValue TextsOf(ImmutableArray<string> texts) => CelValue.Of(new ProjectedList<string>(texts, CelValue.String));

    static CelValue Unread(PolicyImage image) => image.Examined is { } examined
        ? TextsOf([.. examined.Facts.Unread.Select(unread => $"{unread.Subject}: {unread.Detail}")])
        : CelValue.List(CelValue.String("the image was not scanned"));
}
