namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>A binding that a platform makes itself.</summary>
/// <param name="Name">Its name; a last <c>*</c> stands for any ending.</param>
/// <param name="Role">The role that it binds; empty where it has the binding's name.</param>
/// <param name="Subject">The only subject that it binds; empty for any.</param>
/// <remarks>All three are compared: a name alone would let anybody hide a binding. A name with any ending never covers rights without a login.</remarks>
sealed record PlatformBinding(string Name, string Role = "", string Subject = "")
{
    /// <summary>Whether this is the binding.</summary>
    public bool Is(string name, string role, string subject) =>
        !(Name is [.., '*'] && subject is "system:anonymous" or "system:unauthenticated")
        && PlatformTraits.Names(Name, name) && (Role.Length == 0 ? role == name : role == Role) && (Subject.Length == 0 || subject == Subject);
}
