namespace Plimsoll.Images.Packages.Rpm;

/// <summary>What a reader may do with something broken.</summary>
static class Refusal
{
    /// <summary>Runs a reader, which may refuse its input but not fail otherwise.</summary>
    public static void OrNone(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidDataException)
        {
            // As its contract says.
        }
    }
}
