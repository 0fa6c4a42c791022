namespace Plimsoll.Images.Layers;

/// <summary>What happens to the content of a tar's entry.</summary>
enum ContentUse
{
    /// <summary>It is passed over.</summary>
    Skip,

    /// <summary>It is collected and handed over whole.</summary>
    Collect,

    /// <summary>It is left to whoever feeds the parser.</summary>
    Stream,
}
