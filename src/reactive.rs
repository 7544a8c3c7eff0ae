//! Signals that share one single type, and effects. This floor imports leptos only.
//!
//! Leptos generates the code of a signal and of a memo again for each type of value, some kilobytes
//! each time. Here the value is boxed before Leptos sees it, so that all types share one signal and
//! one memo. Only the conversion back to the value's type is generated for each.

use leptos::prelude::{
    Callable, Callback, Effect, Get, Memo, ReadUntracked, RwSignal, Track, With, WithUntracked,
    Write, on_cleanup,
};
use leptos::task::spawn_local;
use std::any::Any;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::Arc;

/// Runs now, and again whenever a value that it reads has changed.
pub fn effect(act: impl Fn() + 'static) {
    effect_of(Box::new(act));
}

/// Not generic: a closure inside a generic function has a separate type for each use.
fn effect_of(act: Box<dyn Fn()>) {
    Effect::new(move |_| act());
}

/// Runs when the calling owner is cleaned up. Boxed, so that its code is in the program once.
pub fn at_cleanup(act: impl FnOnce() + Send + Sync + 'static) {
    let act: Box<dyn FnOnce() + Send + Sync> = Box::new(act);
    on_cleanup(act);
}

/// Runs a task in the background.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local(task);
}

/// Calls a callback that may be disposed: an element that leaves the document with the focus in it
/// may still send an event.
pub fn call<T: 'static>(callback: Callback<T>, value: T) {
    callback.try_run(value);
}

type Stored = Box<dyn Any + Send + Sync>;

/// A reactive value; a `Copy` handle. The `try_` methods do nothing after its owner is gone, so use
/// them after an `await`.
pub struct State<T>(RwSignal<Stored>, PhantomData<fn() -> T>);

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

fn of<T: 'static>(value: &dyn Any) -> &T {
    value.downcast_ref().expect("a state is only ever made with a value of its own type")
}

fn of_mut<T: 'static>(value: &mut dyn Any) -> &mut T {
    value.downcast_mut().expect("a state is only ever made with a value of its own type")
}

/// Reading and writing share their code for all types: they return guards and take no closures.
#[inline(never)]
fn open(signal: RwSignal<Stored>, track: bool) -> Option<impl Deref<Target = Stored>> {
    if track {
        signal.track();
    }
    signal.try_read_untracked()
}

/// Subscribers are notified when the guard is dropped.
#[inline(never)]
fn open_mut(signal: &RwSignal<Stored>) -> Option<impl DerefMut<Target = Stored>> {
    signal.try_write()
}

#[inline(never)]
fn open_mut_untracked(signal: RwSignal<Stored>) -> Option<impl DerefMut<Target = Stored>> {
    signal.try_write_untracked()
}

/// False if its owner is gone.
#[inline(never)]
fn replace(signal: RwSignal<Stored>, value: Stored) -> bool {
    let Some(mut now) = open_mut(&signal) else { return false };
    *now = value;
    true
}

impl<T: Send + Sync + 'static> State<T> {
    pub fn new(value: T) -> Self {
        Self(signal(Box::new(value)), PhantomData)
    }

    fn read<R>(self, track: bool, with: impl FnOnce(&T) -> R) -> Option<R> {
        open(self.0, track).map(|value| with(of((*value).as_ref())))
    }

    /// Reads the value and subscribes to it.
    pub fn with<R>(self, with: impl FnOnce(&T) -> R) -> R {
        self.read(true, with).expect("a state is read while its owner lives")
    }

    pub fn with_untracked<R>(self, with: impl FnOnce(&T) -> R) -> R {
        self.read(false, with).expect("a state is read while its owner lives")
    }

    pub fn try_with_untracked<R>(self, with: impl FnOnce(&T) -> R) -> Option<R> {
        self.read(false, with)
    }

    pub fn try_update<R>(self, update: impl FnOnce(&mut T) -> R) -> Option<R> {
        open_mut(&self.0).map(|mut value| update(of_mut((*value).as_mut())))
    }

    /// Changes the value without notifying subscribers.
    pub fn try_update_untracked<R>(self, update: impl FnOnce(&mut T) -> R) -> Option<R> {
        open_mut_untracked(self.0).map(|mut value| update(of_mut((*value).as_mut())))
    }

    pub fn update(self, update: impl FnOnce(&mut T)) {
        self.try_update(update);
    }

    pub fn set(self, value: T) {
        self.try_set(value);
    }

    /// False if its owner is gone.
    pub fn try_set(self, value: T) -> bool {
        replace(self.0, Box::new(value))
    }

    pub fn track(self) {
        track(self.0);
    }

    /// A value that is computed from this one. Takes a plain function: code for a closure would be
    /// generated again for each use.
    pub fn derive<D: PartialEq + Send + Sync + 'static>(self, read: fn(&T) -> D) -> Derived<D> {
        Derived::new(move || self.with(read))
    }
}

#[inline(never)]
fn signal(value: Stored) -> RwSignal<Stored> {
    RwSignal::new(value)
}

#[inline(never)]
fn track(signal: RwSignal<Stored>) {
    signal.track();
}

impl<T: Clone + Send + Sync + 'static> State<T> {
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    pub fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

/// A boxed value of any type that can compare itself.
#[derive(Clone)]
pub struct Shared {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl Shared {
    pub fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        let same = |one: &dyn Any, other: &dyn Any| matches!((one.downcast_ref::<T>(), other.downcast_ref::<T>()), (Some(one), Some(other)) if one == other);
        Self { value: Arc::new(value), same }
    }

    /// The value, if it has this type.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        self.value.downcast_ref()
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(self.value.as_ref(), other.value.as_ref())
    }
}

/// A value that is computed from others; subscribers are notified only if it really changes.
pub struct Derived<T>(Memo<Shared>, PhantomData<fn() -> T>);

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    pub fn new(value: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let value: Box<dyn Fn() -> Shared + Send + Sync> = Box::new(move || Shared::new(value()));
        Self(memo(value), PhantomData)
    }

    pub fn with<R>(self, with: impl FnOnce(&T) -> R) -> R {
        with(of(self.0.get().value.as_ref()))
    }

    pub fn with_untracked<R>(self, with: impl FnOnce(&T) -> R) -> R {
        with(of(self.0.with_untracked(Shared::clone).value.as_ref()))
    }

    pub fn try_with_untracked<R>(self, with: impl FnOnce(&T) -> R) -> Option<R> {
        self.0.try_with_untracked(Shared::clone).map(|shared| with(of(shared.value.as_ref())))
    }

    pub fn track(self) {
        self.0.with(|_| {});
    }

    /// `None` if its owner is gone.
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_with_untracked(T::clone)
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Derived<T> {
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<State<T>> for Derived<T> {
    fn from(state: State<T>) -> Self {
        Self::new(move || state.get())
    }
}

fn memo(value: Box<dyn Fn() -> Shared + Send + Sync>) -> Memo<Shared> {
    Memo::new(move |_| value())
}
